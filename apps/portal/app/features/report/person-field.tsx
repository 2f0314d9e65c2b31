import type { StaffRole } from '@linli/domain/access';
import { useLocale, useT } from '@linli/i18n/react';
import { Field, Select } from '@linli/ui';
import type { Home } from '../../api-types.ts';

type PersonFieldProps = { home: Home | null; chosen: string | undefined; error: string | undefined };

/** T5: whom a complaint is about; hidden by style where no complaint is written, so that it needs no script. */
export function PersonField({ home, chosen = '', error }: PersonFieldProps) {
  const t = useT();
  const zh = useLocale() === 'zh';
  // Nobody is signed in: the names are not ours to show, but what was chosen is kept.
  if (!home) return <input type="hidden" name="aboutStaffId" value={chosen} />;
  const { housekeeper, support } = home;
  const nameOf = (person: { name: string; nameEn: string }) => (zh ? person.name : person.nameEn);
  const staff = support
    .filter(({ id }) => id !== housekeeper?.id)
    .map((person) => ({
      value: person.id,
      label: `${nameOf(person)} · ${t(`people:role.${person.role as StaffRole}`)}`,
    }));
  const groups = [
    ...(housekeeper
      ? [
          {
            label: t('zones:my_housekeeper'),
            options: [{ value: housekeeper.id, label: nameOf(housekeeper) }],
          },
        ]
      : []),
    ...(staff.length ? [{ label: t('portal:report.person_staff'), options: staff }] : []),
  ];
  if (groups.length === 0) return null;
  return (
    <div className="about-person">
      <Field id="aboutStaffId" label={t('portal:report.person')} hint={t('portal:report.person_hint')} error={error}>
        <Select
          name="aboutStaffId"
          defaultValue={chosen}
          placeholder={t('portal:report.person_none')}
          groups={groups}
        />
      </Field>
    </div>
  );
}
