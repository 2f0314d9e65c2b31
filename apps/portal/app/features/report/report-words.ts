import type { Failure } from '@linli/domain/kernel';
import { useT } from '@linli/i18n/react';
import type { FormOutcome } from '../session/form.ts';

/** What is wrong, field by field, in the reader's words: photos by the name of their file. */
export function useFieldErrors(outcome: Pick<FormOutcome, 'failure' | 'photoProblems'> | undefined) {
  const t = useT();
  const fields: Failure['fields'] = outcome?.failure?.fields ?? {};
  const of = (name: string) => {
    const problem = fields[name];
    return problem && t(`errors:field.${problem}`);
  };
  const photos = (outcome?.photoProblems ?? []).map(({ file, code }) =>
    file ? `${file}：${t(`errors:${code}`)}` : t(`errors:${code}`),
  );
  const failed = outcome?.failure;
  const photoFailure = failed?.code.startsWith('photo.') ? t(`errors:${failed.code}`) : undefined;
  const photoErrors = [...photos, of('photoIds'), photoFailure].filter((text) => text !== undefined);
  return { of, photos: photoErrors };
}
