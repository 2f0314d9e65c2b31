import { useLocale, useT } from '@linli/i18n/react';
import { Dialog, Field, Select, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Save } from 'lucide';
import { useEffect, useState } from 'react';
import type { Absences } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { useOffice } from '../frame/use-office.ts';

/** Beside which field a refusal is said. */
const placeOf: Partial<Record<string, 'staffId' | 'deputyId' | 'from' | 'to'>> = {
  'absence.backwards': 'to',
  'absence.past': 'to',
  'absence.too_long': 'to',
  'absence.unfit': 'staffId',
  'absence.overlap': 'from',
  'absence.chain': 'staffId',
  'absence.deputy_self': 'deputyId',
  'absence.deputy_unfit': 'deputyId',
  'absence.deputy_away': 'deputyId',
};

/** Leave from day to day, and who stands in (T5). */
export function AbsenceForm({ absences, closeHref }: { absences: Absences; closeHref: string }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { me } = useOffice();
  const form = useFormState('enter');
  const code = form.refused?.failure.code;
  const place = code && placeOf[code];
  const errorOf = (name: 'staffId' | 'deputyId' | 'from' | 'to') =>
    place === name && code ? t(`errors:${code}`) : form.errorOf(name);
  const options = (people: Absences['people']) =>
    people.map(({ id, name, nameEn, role }) => ({
      value: id,
      label: `${zh ? name : nameEn} · ${t(`people:role.${role}`)}`,
    }));
  const mine = absences.people.filter(({ mayEnter }) => mayEnter);
  // Without script nobody knows for whom it is entered, unless there is but one.
  const [who, setWho] = useState(mine.length === 1 ? mine[0]?.id : undefined);
  const begun = form.valueOf('staffId') ?? me.staffId;
  useEffect(() => {
    setWho(begun);
  }, [begun]);
  const day = (name: 'from' | 'to') => (
    <Field id={name} label={t(`office:absences.${name}`)} error={errorOf(name)} required>
      <TextInput type="date" name={name} min={absences.today} defaultValue={form.valueOf(name) ?? absences.today} />
    </Field>
  );
  return (
    <Dialog title={t('office:absences.enter')} closeWord={t('common:close')} closeHref={closeHref}>
      <Form method="post" className="grid grid-cols-1 gap-4" preventScrollReset>
        {!place && (
          <Refusal
            refused={form.refused}
            labels={{
              staffId: 'office:absences.who',
              deputyId: 'office:absences.deputy',
              from: 'office:absences.from',
              to: 'office:absences.to',
            }}
          />
        )}
        <input type="hidden" name="intent" value="enter" />
        <Field id="staffId" label={t('office:absences.who')} error={errorOf('staffId')} required>
          <Select
            name="staffId"
            options={options(mine)}
            defaultValue={begun}
            onChange={(event) => setWho(event.currentTarget.value)}
          />
        </Field>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {day('from')}
          {day('to')}
        </div>
        <Field
          id="deputyId"
          label={t('office:absences.deputy')}
          hint={t('office:absences.deputy_hint')}
          error={errorOf('deputyId')}
          required
        >
          <Select
            name="deputyId"
            placeholder={t('office:absences.choose')}
            options={options(absences.people.filter(({ id, away }) => !away && id !== who))}
            defaultValue={form.valueOf('deputyId') ?? ''}
          />
        </Field>
        <SubmitButton size="lg" icon={Save} intent="enter">
          {t('office:absences.save')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
