import type { FieldProblem } from '@linli/domain/kernel';
import type { Locale, Translate } from '@linli/i18n';
import { useT } from '@linli/i18n/react';
import { useHeld } from '@linli/ui';
import { useActionData, useLocation, useNavigation } from '@remix-run/react';
import { paths } from '../../paths.ts';
import type { Refused } from './answer.ts';
import { useShowRefusal } from './use-show-refusal.ts';

/** The last answer of this route's action, when it was a refusal of the form with this intent. */
export function useRefused(intent?: string): Refused | undefined {
  const { pathname, search } = useLocation();
  const answer = useHeld({
    fresh: useActionData() as Refused | undefined,
    place: pathname + search,
    sending: useNavigation().formMethod === 'POST',
  });
  if (!answer?.failure) return undefined;
  return intent === undefined || answer.values.intent === intent ? answer : undefined;
}

/** Is what is wrong said beside a field or a photo? */
export function hasPlace({ failure, photoProblems }: Refused): boolean {
  return Object.keys(failure.fields).length > 0 || photoProblems.length > 0;
}

export function problemWords(t: Translate, problem: FieldProblem | undefined): string | undefined {
  return problem && t(`errors:field.${problem}`);
}

/** What happened, in words with their values: who was faster, how many are in hand. */
export function refusalWords(t: Translate, locale: Locale, { code, params }: Refused['failure']): string {
  const { name, nameEn = name, cap } = params;
  if (code === 'claim.taken' && name && nameEn) {
    return t('office:board.taken', { name: locale === 'zh' ? name : nameEn });
  }
  if (code === 'help.taken' && name && nameEn) {
    return t('office:help.taken', { name: locale === 'zh' ? name : nameEn });
  }
  if (code === 'handover.away' && name && nameEn) {
    return t('office:handover.away', { name: locale === 'zh' ? name : nameEn });
  }
  if (code === 'claim.cap_reached' && cap) return t('office:board.full', { cap });
  return t(`errors:${code}`);
}

/** What a form shows again: values by name, the words beside each field, photos that arrived already. */
export function useFormState(intent?: string) {
  const t = useT();
  const refused = useRefused(intent);
  useShowRefusal(refused);
  const [photoProblem] = refused?.photoProblems ?? [];
  return {
    refused,
    valueOf: (name: string): string | undefined => refused?.values[name],
    errorOf: (name: string): string | undefined => problemWords(t, refused?.failure.fields[name]),
    photoError: photoProblem && `${photoProblem.file}: ${t(`errors:${photoProblem.code}`)}`,
    keptPhotos: keptPhotosOf(t, refused),
  };
}

/** Photos that had arrived when a form was refused. */
export function keptPhotosOf(t: Translate, refused: Refused | undefined) {
  return (refused?.photoIds ?? []).map((id, index) => ({
    id,
    thumb: paths.thumb(id),
    alt: t('common:photo_number', { number: index + 1 }),
  }));
}
