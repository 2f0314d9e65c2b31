import type { ErrorCode } from '@linli/domain/kernel';
import { tradesToChoose } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Checkbox, Dialog, Field, Select, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Save } from 'lucide';
import type { StaffRecord } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { CommunityChooser } from '../frame/community-chooser.tsx';

type Props = { record: StaffRecord; closeHref: string; leaveHref: (id: string) => string };

/** Beside which field a refusal belongs; the others stand on top of the form. */
const fieldOf: Partial<Record<ErrorCode, string>> = {
  'person.role_unfit': 'role',
  'person.role_leads': 'role',
  'person.phone_taken': 'phone',
  'person.superior_self': 'superiorId',
  'person.superior_unfit': 'superiorId',
  'person.superior_loop': 'superiorId',
};

/** A1: somebody new, or a correction of who is there; also the way to record that they have left. */
export function StaffForm({ record, closeHref, leaveHref }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState('save');
  const { person } = record;
  const code = form.refused?.failure.code;
  const place = code && fieldOf[code];
  const errorOf = (name: string) => (code && place === name ? t(`errors:${code}`) : form.errorOf(name));
  const isTrade = (root: string) =>
    form.refused ? form.valueOf(`trade.${root}`) === 'on' : person?.trades.includes(root) === true;
  return (
    <Dialog
      title={t(person ? 'office:people.edit_title' : 'office:people.add')}
      closeWord={t('common:close')}
      closeHref={closeHref}
    >
      {!person && (
        <CommunityChooser
          communities={record.communities}
          current={record.communityId}
          action={paths.people()}
          keep={['edit']}
          className="mb-4"
        />
      )}
      <Form method="post" className="grid grid-cols-1 gap-4">
        {!place && (
          <Refusal
            refused={form.refused}
            labels={{
              name: 'office:people.name',
              nameEn: 'office:people.name_en',
              role: 'office:people.role',
              title: 'office:people.title',
              phone: 'office:people.phone',
              superiorId: 'people:superior',
            }}
          />
        )}
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="communityId" value={record.communityId} />
        {person && <input type="hidden" name="staffId" value={person.id} />}
        {person && (
          <input
            type="hidden"
            name="digest"
            value={(code !== 'person.changed_meanwhile' && form.valueOf('digest')) || person.digest}
          />
        )}
        <Field id="name" label={t('office:people.name')} error={errorOf('name')} required>
          <TextInput name="name" maxLength={60} defaultValue={form.valueOf('name') ?? person?.name} />
        </Field>
        <Field id="nameEn" label={t('office:people.name_en')} optional={t('common:optional')} error={errorOf('nameEn')}>
          <TextInput name="nameEn" maxLength={120} defaultValue={form.valueOf('nameEn') ?? person?.nameEn} />
        </Field>
        <Field id="role" label={t('office:people.role')} error={errorOf('role')} required>
          <Select
            name="role"
            {...(!person && { placeholder: t('office:absences.choose') })}
            options={record.roles.map((role) => ({ value: role, label: t(`people:role.${role}`) }))}
            defaultValue={form.valueOf('role') ?? person?.role}
          />
        </Field>
        <Field id="title" label={t('office:people.title')} optional={t('common:optional')} error={errorOf('title')}>
          <TextInput name="title" maxLength={60} defaultValue={form.valueOf('title') ?? person?.title} />
        </Field>
        <Field id="phone" label={t('office:people.phone')} error={errorOf('phone')} required>
          <TextInput
            type="tel"
            name="phone"
            maxLength={40}
            autoComplete="off"
            defaultValue={form.valueOf('phone') ?? person?.phone}
          />
        </Field>
        <fieldset aria-describedby="trades-hint">
          <legend className="font-semibold">{t('office:people.trades')}</legend>
          <p id="trades-hint" className="text-muted text-sm">
            {t('office:people.trades_hint')}
          </p>
          <div className="grid grid-cols-2 gap-x-4">
            {tradesToChoose(person?.trades ?? []).map((root) => (
              <Checkbox
                key={root}
                name={`trade.${root}`}
                value="on"
                defaultChecked={isTrade(root)}
                label={t(`tickets:category.${root}`)}
              />
            ))}
          </div>
        </fieldset>
        <Field
          id="superiorId"
          label={t('people:superior')}
          hint={t('office:people.superior_hint')}
          error={errorOf('superiorId')}
        >
          <Select
            name="superiorId"
            placeholder={t('office:people.no_superior')}
            options={record.superiors.map(({ id, name, nameEn, role }) => ({
              value: id,
              label: `${zh ? name : nameEn} · ${t(`people:role.${role}`)}`,
            }))}
            defaultValue={form.valueOf('superiorId') ?? person?.superiorId ?? ''}
          />
        </Field>
        <SubmitButton size="lg" icon={Save} intent="save">
          {t('office:people.save')}
        </SubmitButton>
      </Form>
      {person && (
        <ButtonLink href={leaveHref(person.id)} variant="quiet" className="mt-3">
          {t('office:people.leave')}
        </ButtonLink>
      )}
    </Dialog>
  );
}
