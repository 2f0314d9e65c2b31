import { useT } from '@linli/i18n/react';
import { Disclosure, PhotoInput } from '@linli/ui';
import type { useFormState } from './use-refused.ts';

type Props = { form: ReturnType<typeof useFormState>; id?: string; label?: string; optional?: boolean };

/** Photos of a form; those that arrived before it was refused are kept. */
export function PhotoField({ form, id, label, optional = false }: Props) {
  const t = useT();
  return (
    <PhotoInput
      name="photos"
      id={id}
      keptName="photoIds"
      label={label ?? t('common:photos')}
      addWord={t('office:photos.take')}
      removeWord={t('common:remove')}
      optional={optional ? t('common:optional') : undefined}
      kept={form.keptPhotos}
      error={form.photoError}
    />
  );
}

/** The same where few forms have any: open only when there is something to see. */
export function FoldedPhotoField({ form, id }: Pick<Props, 'form' | 'id'>) {
  const t = useT();
  return (
    <Disclosure summary={t('office:photos.add')} open={form.keptPhotos.length > 0 || Boolean(form.photoError)}>
      <PhotoField form={form} id={id} />
    </Disclosure>
  );
}
