import { type CategoryProblem, categoryAreas, inOrder } from '@linli/domain/categories';
import { isBuiltIn, isTrade, residentKinds, severities, ticketKinds, tradesToChoose } from '@linli/domain/tickets';
import { categoryName } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Button, Card, Checkbox, Field, Notice, PageHeader, Select, StatusBadge, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Archive, Check, RotateCcw, Trash2 } from 'lucide';
import { type ReactNode, useState } from 'react';
import type { Category } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState, useRefused } from '../forms/use-refused.ts';
import { QuestionEditor } from './question-editor.tsx';
import { StepForm } from './step-form.tsx';

type DetailProps = { category: Category; saved: boolean };

/** One category: what it is called, to whom it is offered, what it asks, what follows from it. */
export function CategoryDetail({ category, saved }: DetailProps) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const zh = locale === 'zh';
  const { changedByName } = category;
  const by = (zh ? changedByName : category.changedByNameEn) ?? t('common:product');
  return (
    <div className="grid grid-cols-1 gap-4 px-4 pt-3 pb-6 lg:px-6 lg:py-5">
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {categoryName(t, locale, category)}
            {category.retired && <StatusBadge tone="neutral">{t('office:category.retired')}</StatusBadge>}
          </span>
        }
        sub={t('office:category.changed', { by, when: format.when(category.changedAt) })}
        back={{ href: paths.categories({ community: category.communityId }), word: t('common:back'), phoneOnly: true }}
      />
      {saved && <Notice kind="good">{t('office:category.saved')}</Notice>}
      <Card>
        <fieldset disabled={!category.abilities.edit} className="min-w-0">
          <CategoryForm category={category} />
        </fieldset>
      </Card>
      {category.abilities.edit && <Ending category={category} />}
    </div>
  );
}

function CategoryForm({ category }: { category: Category }) {
  const t = useT();
  const form = useFormState('edit');
  // What a colleague saves meanwhile must not make this form look as if it had seen it.
  const [version] = useState(category.version);
  const of = (name: string, now: string) => form.valueOf(name) ?? now;
  const ticked = (name: string, now: boolean) => (form.refused ? form.valueOf(name) === '1' : now);
  const builtIn = isBuiltIn(category.code);
  const word = builtIn ? t(`tickets:category.${category.code as 'other'}`) : undefined;
  const problem = form.refused?.failure.params.problem as CategoryProblem | undefined;
  return (
    <Form method="post" className="grid grid-cols-1 gap-5">
      <Refusal
        refused={form.refused}
        labels={{
          name: 'office:category.name',
          nameEn: 'office:category.name_en',
          need: 'office:category.need',
          needEn: 'office:category.need_en',
          questions: 'office:category.questions',
        }}
      />
      {problem && (
        <Notice kind="danger" announce>
          {t(`office:category.problem_${problem}`)}
        </Notice>
      )}
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="categoryId" value={category.id} />
      <input type="hidden" name="version" value={version} />
      <Pair>
        <Field
          id="name"
          label={t('office:category.name')}
          error={form.errorOf('name')}
          {...(builtIn && { hint: t('office:category.name_hint') })}
        >
          <TextInput name="name" defaultValue={of('name', category.name)} placeholder={word} maxLength={40} />
        </Field>
        <Field id="nameEn" label={t('office:category.name_en')} error={form.errorOf('nameEn')} className="content-end">
          <TextInput name="nameEn" defaultValue={of('nameEn', category.nameEn)} maxLength={60} />
        </Field>
        <Field
          id="need"
          label={t('office:category.need')}
          hint={t('office:category.need_hint')}
          optional={t('common:optional')}
          error={form.errorOf('need')}
        >
          <TextInput name="need" defaultValue={of('need', category.need)} maxLength={40} />
        </Field>
        <Field
          id="needEn"
          label={t('office:category.need_en')}
          optional={t('common:optional')}
          error={form.errorOf('needEn')}
          className="content-end"
        >
          <TextInput name="needEn" defaultValue={of('needEn', category.needEn)} maxLength={60} />
        </Field>
      </Pair>
      <Ticks legend={t('office:category.kinds')} hint={t('office:category.kinds_hint')}>
        {ticketKinds.map((kind) => (
          <Checkbox
            key={kind}
            name={`kind:${kind}`}
            value="1"
            defaultChecked={ticked(`kind:${kind}`, category.kinds.includes(kind))}
            label={t(`tickets:kind.${kind}`)}
          />
        ))}
      </Ticks>
      <Ticks legend={t('office:category.resident_kinds')} hint={t('office:category.resident_kinds_hint')}>
        {residentKinds.map((kind) => (
          <Checkbox
            key={kind}
            name={`resident:${kind}`}
            value="1"
            defaultChecked={ticked(`resident:${kind}`, category.residentKinds.includes(kind))}
            label={t(`tickets:kind.${kind}`)}
          />
        ))}
      </Ticks>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        <Field id="severity" label={t('office:category.severity')}>
          <Select
            name="severity"
            defaultValue={of('severity', category.severity)}
            options={severities.map((value) => ({ value, label: t(`tickets:severity.${value}`) }))}
          />
        </Field>
        <Field id="area" label={t('office:category.area')}>
          <Select
            name="area"
            defaultValue={of('area', category.area)}
            options={categoryAreas.map((value) => ({
              value,
              label: value === 'ask' ? t('office:category.area_ask') : t(`tickets:area.${value}`),
            }))}
          />
        </Field>
        <Field id="trade" label={t('office:category.trade')}>
          <Select
            name="trade"
            defaultValue={of('trade', category.trade ?? '')}
            placeholder={t(`office:category.trade_${blankTrade(category.code)}`)}
            options={tradesToChoose(category.trade ? [category.trade] : []).map((value) => ({
              value,
              label: t(`tickets:category.${value}`),
            }))}
          />
        </Field>
      </div>
      <Checkbox
        name="urgent"
        value="1"
        defaultChecked={ticked('urgent', category.urgent)}
        label={t('office:category.urgent')}
        hint={t('office:category.urgent_hint')}
      />
      <QuestionEditor questions={category.questions} form={form} />
      {category.abilities.edit && (
        <SubmitButton intent="edit" size="lg" icon={Check}>
          {t('common:save')}
        </SubmitButton>
      )}
    </Form>
  );
}

/** What it means that a category names no trade (T7). */
function blankTrade(code: string): 'root' | 'own' | 'none' {
  if (code.includes('.')) return 'root';
  return isTrade(code) ? 'own' : 'none';
}

/** Retired, offered again, or taken away where nothing hangs on it. */
function Ending({ category }: { category: Category }) {
  const t = useT();
  const refused = [useRefused('retire'), useRefused('restore'), useRefused('delete')].find(Boolean);
  const { openTickets, retired, abilities } = category;
  const kept = abilities.delete ? 'office:category.ending_hint' : 'office:category.used_before';
  const hint = retired ? 'office:category.retired_hint' : kept;
  return (
    <Card title={t(retired ? 'office:category.retired' : 'office:category.ending')} level={3}>
      <div className="grid grid-cols-1 gap-3">
        <Refusal refused={refused} />
        <p className="text-muted text-sm">
          {openTickets > 0 ? t('office:category.used', { count: openTickets }) : t(hint)}
        </p>
        <div className="flex flex-wrap gap-2">
          <StepForm category={category} intent={retired ? 'restore' : 'retire'}>
            <Button type="submit" variant="secondary" icon={retired ? RotateCcw : Archive}>
              {t(retired ? 'office:category.restore' : 'office:category.retire')}
            </Button>
          </StepForm>
          {abilities.delete && (
            <StepForm category={category} intent="delete">
              <Button type="submit" variant="secondary" icon={Trash2}>
                {t('office:category.delete')}
              </Button>
            </StepForm>
          )}
        </div>
      </div>
    </Card>
  );
}

const Pair = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">{children}</div>
);

function Ticks({ legend, hint, children }: { legend: string; hint: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <p className="text-muted text-sm">{hint}</p>
      <div className="flex flex-wrap gap-x-5">{children}</div>
    </fieldset>
  );
}

/** The roots that a new category can stand under. */
export function rootsOf(categories: readonly Category[]): Category[] {
  return inOrder(categories).filter(({ code }) => !code.includes('.'));
}
