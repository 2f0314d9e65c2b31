import { useLocale, useT } from '@linli/i18n/react';
import { Dialog, Field, Select } from '@linli/ui';
import { Form } from '@remix-run/react';
import type { StaffRecord } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';

type Props = { person: NonNullable<StaffRecord['person']>; closeHref: string };

/** T5: what follows when somebody has left, asked before it is done; of a zone they lead, who leads it from now on (Z1). */
export function LeaveForm({ person, closeHref }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState('leave');
  const nobody = form.refused?.failure.code === 'person.leads_zone';
  const zones = person.leads.map(({ name, nameEn }) => (zh ? name : nameEn));
  return (
    <Dialog
      title={t('office:people.leave_title', { name: zh ? person.name : person.nameEn })}
      closeWord={t('common:close')}
      closeHref={closeHref}
    >
      <Form method="post" className="grid grid-cols-1 gap-4">
        {!nobody && <Refusal refused={form.refused} />}
        <ul className="grid list-disc gap-1.5 pl-5">
          {person.answersFor > 0 && <li>{t('office:people.leave_open', { count: person.answersFor })}</li>}
          <li>{t('office:people.leave_ends')}</li>
          <li>{t('office:people.leave_door')}</li>
        </ul>
        {zones.length > 0 && (
          <Field
            id="successorId"
            label={t('office:people.leave_zones', { zones: zones.join(zh ? '、' : ', ') })}
            error={nobody && t('errors:person.leads_zone')}
            required
          >
            <Select
              name="successorId"
              placeholder={t('office:absences.choose')}
              options={person.successors.map(({ id, name, nameEn }) => ({ value: id, label: zh ? name : nameEn }))}
              defaultValue={form.valueOf('successorId') ?? ''}
            />
          </Field>
        )}
        <input type="hidden" name="intent" value="leave" />
        <input type="hidden" name="staffId" value={person.id} />
        <input type="hidden" name="digest" value={person.digest} />
        <SubmitButton size="lg" variant="danger" intent="leave">
          {t('office:people.leave_now')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
