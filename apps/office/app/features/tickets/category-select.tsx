import { rootOf } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { Select } from '@linli/ui';
import { useCategoryName } from '../categories/use-category-name.ts';
import { useOffice } from '../frame/use-office.ts';

type Props = {
  name: string;
  value: string;
  required?: boolean;
  /** The word of the blank choice, where that is one. */
  blank?: string;
};

/** The tree of categories, each root with what stands below it (T2); a retired one only where it is what stands there. */
export function CategorySelect({ name, value, required, blank }: Props) {
  const t = useT();
  const nameOf = useCategoryName();
  const codes = useOffice()
    .categories.filter(({ code, retired }) => !retired || code === value)
    .map(({ code }) => code);
  const roots = [...new Set(codes.map(rootOf))];
  return (
    <Select
      name={name}
      required={required}
      defaultValue={value}
      placeholder={blank ?? t('office:register.choose')}
      groups={roots.map((root) => ({
        label: nameOf(root),
        options: codes.filter((code) => rootOf(code) === root).map((code) => ({ value: code, label: nameOf(code) })),
      }))}
    />
  );
}
