import { type Asked, answerField, answerName } from '@linli/domain/categories';
import { useLocale, useT } from '@linli/i18n/react';
import { AnswerField } from '@linli/ui';
import type { useFormState } from '../forms/use-refused.ts';

type AskedFieldsProps = {
  /** In the order of their parts: the first is revealed by `data-reveals="1"`. */
  asked: readonly Asked[];
  form: ReturnType<typeof useFormState>;
};

/** What kinds and categories ask; a style rule shows the part that belongs to the choice, with or without script. */
export function AskedFields({ asked, form }: AskedFieldsProps) {
  return asked.map((part, index) => (
    <div key={part.owner} data-revealed={index + 1} className="grid grid-cols-1 gap-4">
      <AskedPart part={part} form={form} />
    </div>
  ));
}

function AskedPart({ part: { owner, questions }, form }: { part: Asked; form: AskedFieldsProps['form'] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const words = (said: { zh: string; en: string }) => (zh ? said.zh : said.en || said.zh);
  const chosen = [form.valueOf('category'), `kind-${form.valueOf('kind')}`].includes(owner);
  const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(`common:${value}`) }));
  return questions.map(({ key, type, required, choices, ...question }) => {
    const name = answerName(owner, key);
    return (
      <AnswerField
        key={key}
        id={name}
        name={name}
        label={words(question)}
        type={type === 'yes_no' ? 'choice' : type}
        options={type === 'yes_no' ? yesNo : choices.map((one) => ({ value: one.key, label: words(one) }))}
        chooseWord={t('office:register.choose')}
        optional={required ? undefined : t('common:optional')}
        error={chosen ? form.errorOf(answerField(key)) : undefined}
        defaultValue={form.valueOf(name)}
      />
    );
  });
}

/** The number of the part that a choice of this owner reveals. */
export function revealing(asked: readonly Asked[], owner: string) {
  return { 'data-reveals': asked.findIndex((part) => part.owner === owner) + 1 };
}
