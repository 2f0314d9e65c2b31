import type { Rating as RatingValue } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { Field, Rating, type RatingLevel, TextArea } from '@linli/ui';
import { PhotoField } from '../report/photo-field.tsx';
import { useFieldErrors } from '../report/report-words.ts';
import type { FormOutcome } from '../session/form.ts';
import type { Act } from './act.ts';

export const ratingValues = ['satisfied', 'fairly_satisfied', 'dissatisfied'] as const satisfies readonly RatingValue[];

type Came = { outcome: FormOutcome | undefined };

/** Three levels and, if they like, why. */
export function RatingFields({ act, outcome }: Came & { act: Act }) {
  const t = useT();
  const errors = useFieldErrors(outcome);
  const level = (value: RatingValue): RatingLevel => ({ value, label: t(`tickets:rating.${value}`) });
  return (
    <>
      <Rating
        name="rating"
        legend={t('portal:confirm.rating')}
        levels={[level(ratingValues[0]), level(ratingValues[1]), level(ratingValues[2])]}
        defaultValue={outcome?.values.rating}
        error={errors.of('rating')}
      />
      <Field
        id={`${act}-words`}
        label={t('tickets:field.words')}
        optional={t('common:optional')}
        error={errors.of('words')}
      >
        <TextArea name="words" rows={2} defaultValue={outcome?.values.words} className="min-h-20" />
      </Field>
    </>
  );
}

type WordsFieldsProps = Came & {
  act: Act;
  name: 'note' | 'words';
  label: string;
  hint?: string;
  labelHidden?: boolean;
  photos: boolean;
};

/** The resident's words, with photos where they help. */
export function WordsFields({ act, name, label, hint, labelHidden, photos, outcome }: WordsFieldsProps) {
  const errors = useFieldErrors(outcome);
  return (
    <>
      <Field id={`${act}-${name}`} label={label} hint={hint} labelHidden={labelHidden} error={errors.of(name)}>
        <TextArea name={name} rows={2} defaultValue={outcome?.values[name]} className="min-h-20" />
      </Field>
      {photos && <PhotoField outcome={outcome} id={`${act}-photos`} />}
    </>
  );
}
