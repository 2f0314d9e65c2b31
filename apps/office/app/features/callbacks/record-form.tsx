import { type CallbackOutcome, callbackOutcomes } from '@linli/domain/callbacks';
import { useT } from '@linli/i18n/react';
import { Card, Field, Notice, RadioCards, TextArea, TextInput, Toolbar } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Frown, type IconNode, Meh, PhoneMissed, Smile } from 'lucide';
import { useState } from 'react';
import type { Callback } from '../../api-types.ts';
import { AnyHour } from '../forms/any-hour.tsx';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useDecidedOn } from '../forms/use-decided-on.ts';
import { useFormState } from '../forms/use-refused.ts';

const faces: Record<CallbackOutcome, IconNode> = {
  satisfied: Smile,
  fairly_satisfied: Meh,
  dissatisfied: Frown,
  unreachable: PhoneMissed,
};

/** B2: the outcome in one tap; "dissatisfied" says beforehand that it opens the matter again. */
export function RecordForm({ callback }: { callback: Callback }) {
  const t = useT();
  const form = useFormState();
  const version = useDecidedOn(callback.version, true, form.refused);
  const atNight = form.refused?.failure.code === 'ticket.promise_at_night';
  const [outcome, setOutcome] = useState(form.valueOf('outcome'));
  return (
    <Card title={t('callbacks:record')}>
      <Form method="post" className="grid grid-cols-1 gap-4">
        <Refusal
          refused={form.refused}
          labels={{
            outcome: 'callbacks:field.outcome',
            words: 'callbacks:field.words',
            nextAt: 'callbacks:field.nextAt',
          }}
        />
        <input type="hidden" name="callbackId" value={callback.id} />
        <input type="hidden" name="version" value={version} />
        <RadioCards
          name="outcome"
          legend={t('callbacks:field.outcome')}
          layout="tiles"
          required
          options={callbackOutcomes.map((value) => ({
            value,
            label: t(`callbacks:outcome.${value}`),
            icon: faces[value],
          }))}
          defaultValue={form.valueOf('outcome')}
          error={form.errorOf('outcome')}
          onChange={setOutcome}
        />
        <Notice kind={outcome === 'dissatisfied' ? 'warning' : 'info'} announce={outcome === 'dissatisfied'}>
          {t('office:callbacks.reopens')}
        </Notice>
        <Field
          id="words"
          label={t('callbacks:field.words')}
          hint={t('office:callbacks.words_hint')}
          error={form.errorOf('words')}
          required={outcome === 'dissatisfied'}
        >
          <TextArea name="words" rows={3} defaultValue={form.valueOf('words')} />
        </Field>
        <Field
          id="nextAt"
          label={t('callbacks:field.nextAt')}
          optional={t('common:optional')}
          hint={t('office:callbacks.next_hint')}
          error={form.errorOf('nextAt') ?? (atNight ? t('errors:ticket.promise_at_night') : undefined)}
        >
          <TextInput type="datetime-local" name="nextAt" defaultValue={form.valueOf('nextAt')} />
        </Field>
        {atNight && <AnyHour />}
        <Toolbar label={t('callbacks:record')} sticky className="lg:sticky! lg:bottom-0! lg:bg-surface! lg:py-2.5!">
          <SubmitButton size="lg">{t('office:callbacks.save')}</SubmitButton>
        </Toolbar>
      </Form>
    </Card>
  );
}
