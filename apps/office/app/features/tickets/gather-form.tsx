import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Field, TextInput } from '@linli/ui';
import type { LinkedTicket, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

type Props = { ticket: Ticket; gatherable: readonly LinkedTicket[] };

/** T3: matters of the same cause, picked from what may be one or by number. */
export function GatherForm({ ticket, gatherable }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState('link');
  const unfit = form.refused?.failure.code === 'ticket.gather_unfit';
  return (
    <StepForm ticket={ticket} intent="link" className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-muted text-sm">{t('office:gather.hint')}</p>
      {gatherable.length > 0 && (
        <fieldset className="grid min-w-0 grid-cols-1">
          <legend className="font-semibold">{t('office:gather.likely')}</legend>
          <div className="max-h-[40dvh] overflow-y-auto p-1">
            {gatherable.map((row) => (
              <Checkbox
                key={row.id}
                name={`pick${row.number}`}
                defaultChecked={form.valueOf(`pick${row.number}`) === 'on'}
                label={`${row.number} · ${(zh ? row.placeText : row.placeTextEn) || row.placeText}`}
                hint={row.excerpt}
              />
            ))}
          </div>
        </fieldset>
      )}
      <Field
        id="numbers"
        label={t('office:gather.numbers')}
        hint={t('office:gather.numbers_hint')}
        {...(gatherable.length > 0 && { optional: t('common:optional') })}
        error={unfit ? t('errors:ticket.gather_unfit') : form.errorOf('numbers')}
      >
        <TextInput name="numbers" inputMode="text" maxLength={500} defaultValue={form.valueOf('numbers')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.link}>
        {t('tickets:action.link')}
      </SubmitButton>
    </StepForm>
  );
}
