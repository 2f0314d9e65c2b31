import { useLocale, useT } from '@linli/i18n/react';
import { Badge, Card, SearchField } from '@linli/ui';
import { Form, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { Household } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { useFormState } from '../forms/use-refused.ts';
import { useOffice } from '../frame/use-office.ts';
import { homeOf } from './household-list.tsx';

const pause = 250;

type Props = { text: string; households: readonly Household[]; formId: string };

/** Who calls: by home, name or number, found while one types; the choice belongs to the form beside it. */
export function CallerSearch({ text, households, formId }: Props) {
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
        <SearchField
          name="text"
          label={t('office:people.search_households')}
          placeholder={t('office:people.search_households')}
          defaultValue={text}
          autoFocus
          autoComplete="off"
          data-search
        />
      </Form>
      <div aria-live="polite">
        {text !== '' && households.length === 0 && (
          <p className="mt-3 text-muted text-sm">{t('office:people.none_hint')}</p>
        )}
      </div>
      {households.length > 0 && <Callers key={text} households={households} formId={formId} />}
    </Card>
  );
}

/** Chosen beforehand is only whom the words name and nobody else; otherwise one must say who it is (D1). */
function Callers({ households, formId }: Omit<Props, 'text'>) {
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
