import { maxParts } from '@linli/domain/links';
import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Field, Select, TextArea } from '@linli/ui';
import type { Spot, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { CategorySelect } from './category-select.tsx';
import { StepForm } from './step-form.tsx';

/** T3: room for a few parts; what is left blank is none. The whole keeps the rest. */
export function SplitForm({ ticket, spots }: { ticket: Ticket; spots: readonly Spot[] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState('split');
  const photos = ticket.events.some((event) => event.visibility === 'public' && event.photos.length > 0);
  return (
    <StepForm ticket={ticket} intent="split" className="grid grid-cols-1 gap-5">
      <p className="max-w-prose text-muted text-sm">{t('office:split.hint')}</p>
      {Array.from({ length: maxParts }, (_, n) => `${n}`).map((n) => (
        <fieldset key={n} className="grid grid-cols-1 gap-3 border-line border-t pt-3">
          <legend className="sr-only">{t('office:split.part', { n: Number(n) + 1 })}</legend>
          <Field
            id={`matter${n}`}
            label={t('office:split.part', { n: Number(n) + 1 })}
            {...(n !== '0' && { optional: t('common:optional') })}
            error={n === '0' ? form.errorOf('parts') : undefined}
          >
            <TextArea name={`matter${n}`} rows={2} maxLength={2000} defaultValue={form.valueOf(`matter${n}`)} />
          </Field>
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
            <Field id={`category${n}`} label={t('tickets:field.category')}>
              <CategorySelect name={`category${n}`} value={form.valueOf(`category${n}`) ?? ticket.category} />
            </Field>
            <Field id={`spotId${n}`} label={t('office:split.place')}>
              <Select
                name={`spotId${n}`}
                defaultValue={form.valueOf(`spotId${n}`) ?? ''}
                placeholder={t('office:split.same_place')}
                options={spots.map((spot) => ({ value: spot.id, label: zh ? spot.name : spot.nameEn }))}
              />
            </Field>
          </div>
          {photos && (
            <Checkbox
              name={`withPhotos${n}`}
              label={t('office:split.photos')}
              defaultChecked={form.refused ? form.valueOf(`withPhotos${n}`) === 'on' : true}
            />
          )}
        </fieldset>
      ))}
      <SubmitButton size="lg" icon={actionIcons.split}>
        {t('office:split.send')}
      </SubmitButton>
    </StepForm>
  );
}
