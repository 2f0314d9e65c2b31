import { useLocale, useT } from '@linli/i18n/react';
import { Badge, Card, SearchField } from '@linli/ui';
import { Form, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { Household } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { useFormState } from '../forms/use-refused.ts';
import { useOffice } from '../frame/use-office.ts';
import type { HomeSteps } from './home-steps.ts';
import { homeOf } from './household-list.tsx';
import { UnitSteps } from './unit-steps.tsx';

const pause = 250;

type Props = {
  text: string;
  /** A home as people write it here. */
  example: string | null;
  households: readonly Household[];
  steps: HomeSteps;
  formId: string;
};

/** Who calls: by home, name or number, found while one types; the choice belongs to the form beside it. */
export function CallerSearch({ text, example, households, steps, formId }: Props) {
  const t = useT();
  const { me } = useOffice();
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Typed before the script was there.
    const typed = form.current && new FormData(form.current).get('text');
    if (typed && typed !== new URLSearchParams(location.search).get('text')) submit(form.current, { replace: true });
    return () => clearTimeout(timer.current);
  }, [submit]);
  if (!me.abilities.households) return null;
  return (
    <Card title={t('office:register.who')}>
      <Form
        ref={form}
        method="get"
        action={paths.newTicket()}
        onChange={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => submit(form.current, { replace: true, preventScrollReset: true }), pause);
        }}
      >
        {steps.community && <input type="hidden" name="community" value={steps.community} />}
        <SearchField
          // What was typed before says nothing of a home that was chosen step by step.
          key={steps.building ? 'steps' : 'words'}
          name="text"
          label={t('office:people.search_households')}
          placeholder={example ? t('office:people.search_example', { example }) : t('office:people.search_households')}
          defaultValue={text}
          autoFocus={!steps.building}
          autoComplete="off"
          data-search
        />
      </Form>
      <div aria-live="polite">
        {text !== '' && households.length === 0 && (
          <p className="mt-3 text-muted text-sm">{t('office:people.none_hint')}</p>
        )}
      </div>
      <UnitSteps steps={steps} />
      {households.length > 0 && <Callers key={text || steps.unit?.id} households={households} formId={formId} />}
      {steps.unit && households.length === 0 && <VacantHome steps={steps} formId={formId} />}
    </Card>
  );
}

/** A home in which nobody on record lives is a place all the same (T2). */
function VacantHome({ steps: { building, unit }, formId }: Pick<Props, 'steps' | 'formId'>) {
  const t = useT();
  const zh = useLocale() === 'zh';
  if (!building || !unit) return null;
  return (
    <label className="mt-3 flex min-h-target items-center gap-3 rounded-md border border-line px-3 has-checked:bg-accent-soft">
      <input
        type="radio"
        name="who"
        value={`${unit.id}:`}
        form={formId}
        defaultChecked
        className="size-4.5 accent-(--accent)"
      />
      <span className="py-2">
        <span className="mr-3 font-medium">
          {homeOf({ building: building.name, buildingEn: building.nameEn, unit: unit.number }, zh)}
        </span>
        <span className="inline-block text-muted text-sm">{t('office:people.vacant')}</span>
      </span>
    </label>
  );
}

/** Chosen beforehand is only whom the words name and nobody else; otherwise one must say who it is (D1). */
function Callers({ households, formId }: Pick<Props, 'households' | 'formId'>) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const chosen = useFormState().valueOf('who');
  const named = households.flatMap((home) => home.members.filter(({ matched }) => matched));
  const only = named.length === 1 ? named[0] : undefined;
  return (
    <fieldset className="mt-3 grid grid-cols-1 gap-2">
      <legend className="sr-only">{t('office:register.who')}</legend>
      {households.map((home) => (
        <div key={home.id} className="overflow-clip rounded-md border border-line">
          <p className="flex items-center justify-between gap-2 bg-sunken px-3 py-1 font-medium text-sm">
            {homeOf(home, zh)}
            {home.openTickets > 0 && (
              <Badge tone="accent">{t('office:people.open', { count: home.openTickets })}</Badge>
            )}
          </p>
          {home.members.map((member) => {
            const value = `${home.unitId}:${member.id}`;
            return (
              <label
                key={member.id}
                className="flex min-h-target items-center gap-3 px-3 hover:bg-sunken has-checked:bg-accent-soft lg:min-h-9"
              >
                <input
                  type="radio"
                  name="who"
                  value={value}
                  form={formId}
                  required
                  defaultChecked={chosen ? chosen === value : member === only}
                  className="size-4.5 accent-(--accent)"
                />
                <span className="font-medium">{member.name}</span>
                <span className="text-muted text-sm">{t(`people:relation.${member.relation}`)}</span>
                <span className="ml-auto text-sm">{member.maskedPhone}</span>
              </label>
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}
