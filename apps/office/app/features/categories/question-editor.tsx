import { type Choice, type Question, questionTypes } from '@linli/domain/categories';
import { severities } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { Button, Checkbox, Disclosure, Field, Select, TextInput } from '@linli/ui';
import { ArrowDown, ArrowUp } from 'lucide';
import type { useFormState } from '../forms/use-refused.ts';
import { blankChoices } from './category-form.ts';

type FormState = ReturnType<typeof useFormState>;

/** Every question of a category one under another, and a blank one for the next. */
export function QuestionEditor({ questions, form }: { questions: readonly Question[]; form: FormState }) {
  const t = useT();
  return (
    <fieldset className="grid grid-cols-1 gap-3">
      <legend className="mb-1 font-semibold">{t('office:category.questions')}</legend>
      <p className="text-muted text-sm">{t('office:category.questions_hint')}</p>
      {[...questions, undefined].map((question, n) => (
        <QuestionCard
          key={question?.key ?? 'new'}
          question={question}
          n={n}
          last={n === questions.length - 1}
          form={form}
        />
      ))}
    </fieldset>
  );
}

type CardProps = { question: Question | undefined; n: number; last: boolean; form: FormState };

function QuestionCard({ question, n, last, form }: CardProps) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const name = (part: string) => `q${n}.${part}`;
  const of = (part: string, now: string | undefined) => form.valueOf(name(part)) ?? now ?? '';
  const title = question ? (zh ? question.zh : question.en || question.zh) : t('office:category.question_add');
  const choices: (Choice | undefined)[] = [
    ...(question?.choices ?? []),
    ...Array.from({ length: blankChoices }, () => undefined),
  ];
  return (
    <Disclosure
      summary={
        <span className="flex flex-wrap items-baseline gap-x-2">
          {question && <span className="text-muted text-sm">{n + 1}</span>}
          <span>{title}</span>
          {question && (
            <span className="font-normal text-muted text-sm">
              {t(`office:category.type_${question.type}`)}
              {question.required && ` · ${t('office:category.required')}`}
            </span>
          )}
        </span>
      }
      className="rounded-md border border-line"
      open={form.refused !== undefined}
    >
      <input type="hidden" name={name('key')} value={question?.key ?? ''} />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Field id={name('zh')} label={t('office:category.question_zh')}>
          <TextInput name={name('zh')} defaultValue={of('zh', question?.zh)} maxLength={120} />
        </Field>
        <Field id={name('en')} label={t('office:category.question_en')}>
          <TextInput name={name('en')} defaultValue={of('en', question?.en)} maxLength={160} />
        </Field>
        <Field id={name('type')} label={t('office:category.type')}>
          <Select
            name={name('type')}
            defaultValue={of('type', question?.type) || 'text'}
            options={questionTypes.map((value) => ({
              value,
              label: t(`office:category.type_${value}`),
              data: { 'data-reveals': revealedBy(n, value) },
            }))}
          />
        </Field>
        <Checkbox
          name={name('required')}
          value="1"
          defaultChecked={of('required', question?.required ? '1' : '') === '1'}
          label={t('office:category.required')}
          className="self-end"
        />
      </div>
      <div data-revealed={revealedBy(n, 'yes_no')} className="mt-3">
        <Raises
          name={name('raisesTo')}
          value={of('raisesTo', question?.raisesTo ?? '')}
          label={t('office:category.yes_raises')}
        />
      </div>
      <fieldset data-revealed={revealedBy(n, 'choice')} className="mt-3 grid grid-cols-1 gap-2">
        <legend className="mb-1 font-semibold text-sm">{t('office:category.choices')}</legend>
        {choices.map((choice, c) => {
          const part = (word: string) => `c${c}.${word}`;
          return (
            <div
              key={c}
              className="grid grid-cols-2 gap-2 border-line border-b pb-2 sm:grid-cols-[1fr_1fr_11rem] sm:border-0 sm:pb-0"
            >
              <input type="hidden" name={name(part('key'))} value={choice?.key ?? ''} />
              <TextInput
                name={name(part('zh'))}
                aria-label={t('office:category.choice_zh', { number: c + 1 })}
                placeholder={t('office:category.in_zh')}
                defaultValue={of(part('zh'), choice?.zh)}
                maxLength={60}
              />
              <TextInput
                name={name(part('en'))}
                aria-label={t('office:category.choice_en', { number: c + 1 })}
                placeholder={t('office:category.in_en')}
                defaultValue={of(part('en'), choice?.en)}
                maxLength={80}
              />
              <Raises
                name={name(part('raisesTo'))}
                value={of(part('raisesTo'), choice?.raisesTo ?? '')}
                label={t('office:category.choice_raises', { number: c + 1 })}
                bare
              />
            </div>
          );
        })}
      </fieldset>
      {question && (
        <div className="mt-3 flex gap-2">
          {n > 0 && (
            <Button type="submit" name="shift" value={`${n}:up`} variant="secondary" icon={ArrowUp}>
              {t('office:category.move_up')}
            </Button>
          )}
          {!last && (
            <Button type="submit" name="shift" value={`${n}:down`} variant="secondary" icon={ArrowDown}>
              {t('office:category.move_down')}
            </Button>
          )}
        </div>
      )}
    </Disclosure>
  );
}

/** The part of a form that a type of question n opens; see `[data-reveals]` in base.css. */
function revealedBy(n: number, type: Question['type']): number {
  return type === 'yes_no' ? n * 2 + 1 : type === 'choice' ? n * 2 + 2 : 0;
}

function Raises({ name, value, label, bare = false }: { name: string; value: string; label: string; bare?: boolean }) {
  const t = useT();
  const select = (
    <Select
      name={name}
      defaultValue={value}
      placeholder={t('office:category.raises_none')}
      options={severities
        .filter((severity) => severity !== 'normal')
        .map((severity) => ({
          value: severity,
          label: t('office:category.raises_to', { severity: t(`tickets:severity.${severity}`) }),
        }))}
      {...(bare && { 'aria-label': label })}
      className={bare ? 'col-span-2 sm:col-span-1' : ''}
    />
  );
  if (bare) return select;
  return (
    <Field id={name} label={label}>
      {select}
    </Field>
  );
}
