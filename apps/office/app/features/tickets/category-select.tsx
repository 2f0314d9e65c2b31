import { type CategoryRoot, categoryRoots, categoryTree } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { Select } from '@linli/ui';

/** The tree of categories, each root with what stands below it (T2). */
export function CategorySelect({ name, value, required }: { name: string; value: string; required?: boolean }) {
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
      placeholder={t('office:register.choose')}
      groups={categoryRoots.map((root) => ({ label: t(`tickets:category.${root}`), options: leaves(root) }))}
    />
  );
}
