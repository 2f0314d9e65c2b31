import { type CategoryRoot, categoryRoots, categoryTree } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { Select } from '@linli/ui';

type Props = {
  name: string;
  value: string;
  required?: boolean;
  /** The word of the blank choice, where that is one. */
  blank?: string;
};

/** The tree of categories, each root with what stands below it (T2). */
export function CategorySelect({ name, value, required, blank }: Props) {
  const t = useT();
  const leaves = (root: CategoryRoot) => [
    { value: root, label: t(`tickets:category.${root}`) },
    ...categoryTree[root].map((leaf) => {
      const path = `${root}.${leaf}` as CategoryRoot;
      return { value: path, label: t(`tickets:category.${path}`) };
    }),
  ];
  return (
    <Select
      name={name}
      required={required}
      defaultValue={value}
      placeholder={blank ?? t('office:register.choose')}
      groups={categoryRoots.map((root) => ({ label: t(`tickets:category.${root}`), options: leaves(root) }))}
    />
  );
}
