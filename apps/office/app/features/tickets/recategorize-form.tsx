import { areas, severities, ticketKinds } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { Button, type Definition, DefinitionList, Field, Notice, Select, TextArea } from '@linli/ui';
import { useSearchParams } from '@remix-run/react';
import { CalendarClock } from 'lucide';
import type { DueChange, Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { CategorySelect } from './category-select.tsx';
import { StepForm } from './step-form.tsx';

type Props = { ticket: Ticket; dueChanges: readonly DueChange[] | null };

/** What it is, said anew, with a look at the time limits before anything is saved (T8). The look is a plain question. */
export function RecategorizeForm({ ticket, dueChanges }: Props) {
  const t = useT();
  const form = useFormState('recategorize');
  const [asked] = useSearchParams();
  const kinds = ticket.abilities.change_kind ? ticketKinds : [ticket.kind];
  const chosen = (name: 'kind' | 'severity' | 'category' | 'area') =>
    form.valueOf(name) ?? asked.get(name) ?? ticket[name];
  return (
    <StepForm ticket={ticket} intent="recategorize" className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-muted text-sm">{t('office:recategorize.hint')}</p>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field
          id="kind"
          label={t('tickets:field.kind')}
          hint={
            kinds.length > 1
              ? undefined
              : t(ticket.about ? 'office:recategorize.kind_named' : 'office:recategorize.kind_stays')
          }
          error={form.errorOf('kind')}
        >
          <Select
            name="kind"
            defaultValue={chosen('kind')}
            options={kinds.map((value) => ({ value, label: t(`tickets:kind.${value}`) }))}
          />
        </Field>
        <Field id="severity" label={t('tickets:field.severity')} error={form.errorOf('severity')}>
          <Select
            name="severity"
            defaultValue={chosen('severity')}
            options={severities.map((value) => ({ value, label: t(`tickets:severity.${value}`) }))}
          />
        </Field>
        <Field id="category" label={t('tickets:field.category')} error={form.errorOf('category')}>
          <CategorySelect name="category" value={chosen('category')} required />
        </Field>
        <Field id="area" label={t('tickets:field.area')} error={form.errorOf('area')}>
          <Select
            name="area"
            defaultValue={chosen('area')}
            options={areas.map((value) => ({ value, label: t(`tickets:area.${value}`) }))}
          />
        </Field>
      </div>
      <input type="hidden" name="do" value="recategorize" />
      <Button
        variant="secondary"
        icon={CalendarClock}
        formMethod="get"
        formNoValidate
        formAction={paths.ticket(ticket.number)}
      >
        {t('office:recategorize.preview')}
      </Button>
      {dueChanges && <DueChanges changes={dueChanges} />}
      <Field
        id="note"
        label={t('office:recategorize.note')}
        hint={t('office:recategorize.note_hint')}
        error={form.errorOf('note')}
        required
      >
        <TextArea name="note" rows={2} defaultValue={form.valueOf('note') ?? asked.get('note') ?? undefined} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.recategorize}>
        {t('tickets:action.recategorize')}
      </SubmitButton>
    </StepForm>
  );
}

function DueChanges({ changes }: { changes: readonly DueChange[] }) {
  const t = useT();
  const format = useFormat();
  const when = (at: Date | null) => (at ? format.when(at) : t('office:recategorize.closed'));
  const moved = changes.filter(({ before, after }) => before?.getTime() !== after?.getTime());
  const items: Definition[] = moved.map(({ clock, before, after }) => ({
    term: t(`tickets:clock.${clock}`),
    value: t('office:recategorize.change', { before: when(before), after: when(after) }),
  }));
  return (
    <Notice title={t('office:recategorize.preview_title')}>
      {changes.length === 0 && t('office:recategorize.none')}
      {changes.length > 0 && moved.length === 0 && t('office:recategorize.same')}
      {moved.length > 0 && <DefinitionList items={items} />}
    </Notice>
  );
}
