import { useT } from '@linli/i18n/react';
import { AnswerField } from '@linli/ui';
import type { AskedPart, AskedQuestion } from './choices.ts';

type AskedFieldsProps = {
  parts: readonly AskedPart[];
  values: Readonly<Record<string, string>>;
  error: (name: string) => string | undefined;
};

/** What kinds and categories ask; a style rule shows the part that belongs to the choice. */
export function AskedFields({ parts, values, error }: AskedFieldsProps) {
  return parts.map(({ owner, part, questions }) => (
    <div key={owner} data-revealed={part} data-asked={owner} className="grid grid-cols-1 gap-5">
      {questions.map(({ key, ...question }) => (
        <AskedField
          key={key}
          {...question}
          defaultValue={values[question.name]}
          // A problem is told by the key alone: it is that of the chosen kind and category.
          error={isChosen(owner, values) ? error(`answers.${key}`) : undefined}
        />
      ))}
    </div>
  ));
}

function AskedField({
  required,
  ...question
}: Omit<AskedQuestion, 'key'> & { defaultValue: string | undefined; error: string | undefined }) {
  const t = useT();
  return (
    <AnswerField
      {...question}
      id={question.name}
      chooseWord={t('portal:report.choose')}
      optional={required ? undefined : t('common:optional')}
    />
  );
}

/** Whose questions were sent. */
export function isChosen(owner: string, { kind, category }: Readonly<Record<string, string>>): boolean {
  return owner === category || owner === `kind-${kind}`;
}
