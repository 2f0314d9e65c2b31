import { askedIn, ownerOfKind } from '@linli/domain/categories';
import { areas, residentKinds, rootOf, severities, type TicketKind } from '@linli/domain/tickets';
import type { DrawnPicker } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Card, Field, RadioCards, Select, TextArea, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Check, DoorOpen, Mail, Phone } from 'lucide';
import { useState } from 'react';
import type { Building, OfferedCategory, Spot, Staff } from '../../api-types.ts';
import { AskedFields, revealing } from '../categories/asked-fields.tsx';
import { useCategoryName } from '../categories/use-category-name.ts';
import { FoldedPhotoField } from '../forms/photo-field.tsx';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { FormPoint } from '../zones/form-point.tsx';
import { SameMatters } from './same-matters.tsx';

const doors = [
  ['phone', Phone],
  ['walk_in', DoorOpen],
  ['letter', Mail],
] as const;

type RegisterFormProps = {
  /** Of which community map and places are, where there are several to choose from. */
  community: string | undefined;
  spots: readonly Spot[];
  buildings: readonly Building[];
  offered: readonly OfferedCategory[];
  /** Whom a complaint may be about: everybody but the one who writes it down. */
  colleagues: readonly Pick<Staff, 'id' | 'name' | 'nameEn' | 'role'>[];
  /** Null where the community has no map. */
  picker: DrawnPicker | null;
  submissionKey: string;
};

/** T1, T2 with the phone at the ear: every field in reach of Tab, what is usual chosen already. */
export function RegisterForm({
  community,
  spots,
  buildings,
  offered,
  colleagues,
  picker,
  submissionKey,
}: RegisterFormProps) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState();
  const nameOf = useCategoryName();
  // Without script every category stands in the list, and the server says which does not fit the kind.
  const [kind, setKind] = useState(form.valueOf('kind'));
  const fitting = offered.filter(({ kinds }) => kind === undefined || kinds.includes(kind as TicketKind));
  const roots = [...new Set(fitting.map(({ code }) => rootOf(code)))];
  const asked = askedIn(residentKinds, offered);
  return (
    <Card>
      <Form id="register" method="post" encType="multipart/form-data" className="grid grid-cols-1 gap-4">
        <Refusal
          refused={form.refused}
          labels={{
            kind: 'tickets:field.kind',
            category: 'tickets:field.category',
            matter: 'tickets:field.matter',
            aboutStaffId: 'tickets:field.aboutStaffId',
            spotId: 'office:register.place',
            buildingId: 'tickets:field.buildingId',
            floor: 'tickets:field.floor',
            position: 'tickets:field.position',
          }}
        />
        {form.refused?.same && <SameMatters rows={form.refused.same} />}
        <input type="hidden" name="submissionKey" value={form.valueOf('submissionKey') ?? submissionKey} />
        {community && <input type="hidden" name="communityId" value={community} />}
        <RadioCards
          name="source"
          legend={t('tickets:field.source')}
          layout="thirds"
          options={doors.map(([value, icon]) => ({ value, label: t(`tickets:source.${value}`), icon }))}
          defaultValue={form.valueOf('source') ?? 'phone'}
        />
        <Field id="matter" label={t('tickets:field.matter')} error={form.errorOf('matter')}>
          <TextArea name="matter" rows={3} required defaultValue={form.valueOf('matter')} />
        </Field>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field id="kind" label={t('tickets:field.kind')} error={form.errorOf('kind')}>
            <Select
              name="kind"
              defaultValue={form.valueOf('kind') ?? 'repair'}
              onChange={(event) => setKind(event.currentTarget.value)}
              options={residentKinds.map((value) => ({
                value,
                label: t(`tickets:kind.${value}`),
                data: revealing(asked, ownerOfKind(value)),
              }))}
            />
          </Field>
          <Field id="category" label={t('tickets:field.category')} error={form.errorOf('category')}>
            <Select
              name="category"
              required
              defaultValue={form.valueOf('category') ?? ''}
              placeholder={t('office:register.choose')}
              groups={roots.map((root) => ({
                label: nameOf(root),
                options: fitting
                  .filter(({ code }) => rootOf(code) === root)
                  .map(({ code }) => ({ value: code, label: nameOf(code), data: revealing(asked, code) })),
              }))}
            />
          </Field>
          <Field id="severity" label={t('tickets:field.severity')} error={form.errorOf('severity')}>
            <Select
              name="severity"
              defaultValue={form.valueOf('severity') ?? ''}
              placeholder={t('office:register.by_category')}
              options={severities.map((value) => ({ value, label: t(`tickets:severity.${value}`) }))}
            />
          </Field>
          <Field id="area" label={t('tickets:field.area')}>
            <Select
              name="area"
              defaultValue={form.valueOf('area') ?? ''}
              placeholder={t('office:register.by_category')}
              options={areas.map((value) => ({ value, label: t(`tickets:area.${value}`) }))}
            />
          </Field>
        </div>
        <AskedFields asked={asked} form={form} />
        <div className="about-person">
          <Field
            id="aboutStaffId"
            label={t('tickets:field.aboutStaffId')}
            hint={t('office:register.about_hint')}
            error={form.errorOf('aboutStaffId')}
          >
            <Select
              name="aboutStaffId"
              defaultValue={form.valueOf('aboutStaffId') ?? ''}
              placeholder={t('office:register.about_none')}
              options={colleagues.map((person) => ({
                value: person.id,
                label: `${zh ? person.name : person.nameEn} · ${t(`people:role.${person.role}`)}`,
              }))}
            />
          </Field>
        </div>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field
            id="spotId"
            label={t('office:register.place')}
            hint={t('office:register.place_hint')}
            error={form.errorOf('spotId')}
          >
            <Select
              name="spotId"
              defaultValue={form.valueOf('spotId') ?? ''}
              placeholder={t('office:register.at_home')}
              options={spots.map((spot) => ({ value: spot.id, label: zh ? spot.name : spot.nameEn }))}
            />
          </Field>
          <Field
            id="placeWords"
            label={t('tickets:field.placeWords')}
            optional={t('common:optional')}
            className="content-end"
          >
            <TextInput name="placeWords" maxLength={120} defaultValue={form.valueOf('placeWords')} />
          </Field>
          {buildings.length > 0 && (
            <>
              <Field id="buildingId" label={t('tickets:field.buildingId')} error={form.errorOf('buildingId')}>
                <Select
                  name="buildingId"
                  defaultValue={form.valueOf('buildingId') ?? ''}
                  placeholder={t('office:register.no_building')}
                  options={buildings.map((one) => ({ value: one.id, label: zh ? one.name : one.nameEn }))}
                />
              </Field>
              <Field
                id="floor"
                label={t('tickets:field.floor')}
                optional={t('common:optional')}
                error={form.errorOf('floor')}
              >
                <TextInput name="floor" type="number" min={-9} max={200} defaultValue={form.valueOf('floor')} />
              </Field>
            </>
          )}
        </div>
        {picker && <FormPoint picker={picker} form={form} />}
        <FoldedPhotoField form={form} />
        <SubmitButton size="lg" icon={Check}>
          {t('office:register.send')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
