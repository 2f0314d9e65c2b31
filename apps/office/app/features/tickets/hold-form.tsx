import { holdReasons } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { Field, RadioCards, TextArea, TextInput } from '@linli/ui';
import { CirclePause } from 'lucide';
import type { Ticket } from '../../api-types.ts';
import { AnyHour } from '../forms/any-hour.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { toWall } from '../forms/wall-clock.ts';
import { StepForm } from './step-form.tsx';
import { usePresent } from './use-present.ts';

/** An odd last card takes the whole line. */
const twoAbreast = '[&>div]:grid-cols-2 [&>div>:last-child:nth-child(odd)]:col-span-2';

/** T3: why it waits, and when the resident hears again. The usual times are one tap. */
export function HoldForm({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  const form = useFormState('hold');
  // T9: where no resident is there nobody is promised a reply.
  const inside = ticket.asksNobody;
  const reasons = holdReasons.filter((reason) => reason !== 'resident' || !inside);
  const usual = ticket.promises.map((at) => ({ value: at.toISOString(), label: format.when(at) }));
  const code = form.refused?.failure.code;
  const atNight = code === 'ticket.promise_at_night';
  const unfit = atNight || code === 'ticket.promise_in_past' || code === 'ticket.promise_too_far' ? code : undefined;
  return (
    <StepForm ticket={ticket} intent="hold" placed={unfit !== undefined} className="grid grid-cols-1 gap-5">
      <RadioCards
        name="reason"
        legend={t('tickets:field.reason')}
        className={twoAbreast}
        required
        options={reasons.map((value) => ({
          value,
          label: <span className="inline-block first-letter:uppercase">{t(`tickets:hold_reason.${value}`)}</span>,
        }))}
        error={form.errorOf('reason')}
        defaultValue={form.valueOf('reason')}
      />
      <div className="group/until grid grid-cols-1 gap-3">
        <RadioCards
          name="until"
          legend={t(inside ? 'office:hold.inside_until' : 'tickets:field.until')}
          hint={t(inside ? 'office:hold.inside_hint' : 'office:hold.until_hint')}
          className={twoAbreast}
          required
          options={[...usual, { value: 'other', label: t('office:hold.other') }]}
          error={unfit ? t(`errors:${unfit}`) : form.errorOf('until')}
          defaultValue={form.valueOf('until') ?? (usual.at(-2) ?? usual.at(-1))?.value}
        />
        <Field
          id="untilOther"
          label={t('office:hold.other_time')}
          className="hidden group-has-[input[value=other]:checked]/until:grid"
        >
          <TextInput
            type="datetime-local"
            name="untilOther"
            min={toWall(now, ticket.timeZone)}
            defaultValue={form.valueOf('untilOther')}
          />
        </Field>
        {atNight && <AnyHour />}
      </div>
      <Field
        id="note"
        label={t(inside ? 'office:hold.inside_note' : 'office:hold.note')}
        optional={t('common:optional')}
        error={form.errorOf('note')}
      >
        <TextArea name="note" rows={2} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={CirclePause}>
        {t(inside ? 'office:hold.inside_send' : 'office:hold.send')}
      </SubmitButton>
    </StepForm>
  );
}
