import { categoryName } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { cx, EmptyState, Icon, StatusBadge, UiLink } from '@linli/ui';
import { ArrowDown, ArrowUp, FolderTree } from 'lucide';
import type { Category, CategoryTree } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { categoryIcon } from '../tickets/category-icons.ts';
import { StepForm } from './step-form.tsx';

/** The tree as it is offered: roots with what stands under them, each a line that opens. */
export function CategoryList({ tree, openCode }: { tree: CategoryTree; openCode: string | undefined }) {
  const t = useT();
  if (tree.categories.length === 0) {
    return (
      <EmptyState icon={FolderTree} title={t('office:category.none')}>
        {t('office:category.none_hint')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t('office:category.title')} className="divide-y divide-line *:list-none">
      {tree.categories.map((category) => (
        <li key={category.id}>
          <CategoryRow category={category} current={category.code === openCode} community={tree.communityId} />
        </li>
      ))}
    </ul>
  );
}

function CategoryRow({ category, current, community }: { category: Category; current: boolean; community: string }) {
  const t = useT();
  const locale = useLocale();
  const leaf = category.code.includes('.');
  const name = categoryName(t, locale, category);
  const { length } = category.questions;
  const facts = [
    ...(category.openTickets > 0 ? [t('office:category.open_count', { count: category.openTickets })] : []),
    ...(length > 0 ? [t('office:category.question_count', { count: length })] : []),
    ...(category.residentKinds.length === 0 ? [t('office:category.desk_only')] : []),
  ];
  return (
    <div className={cx('flex items-center', current && 'bg-accent-soft', category.retired && 'text-muted')}>
      <UiLink
        href={paths.categories({ community, open: category.code })}
        aria-current={current ? 'true' : undefined}
        className={cx(
          'flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 pr-2 -outline-offset-3 hover:bg-sunken',
          leaf ? 'pl-12' : 'pl-4',
        )}
      >
        {!leaf && <Icon of={categoryIcon(category.code)} className="text-accent" />}
        <span className="min-w-0 flex-1">
          <span className={cx('block leading-snug', !leaf && 'font-semibold')}>{name}</span>
          {facts.length > 0 && <span className="block text-muted text-sm">{facts.join(' · ')}</span>}
        </span>
        {category.retired && <StatusBadge tone="neutral">{t('office:category.retired')}</StatusBadge>}
      </UiLink>
      {category.abilities.edit && (
        <span className="flex flex-none pr-1 print:hidden">
          {(
            [
              ['up', ArrowUp],
              ['down', ArrowDown],
            ] as const
          ).map(([step, icon]) => (
            <StepForm key={step} category={category} intent="move" fields={{ step }}>
              <button
                type="submit"
                className="grid size-11 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
              >
                <Icon of={icon} size="sm" />
                <span className="sr-only">{t(`office:category.${step}`, { name })}</span>
              </button>
            </StepForm>
          ))}
        </span>
      )}
    </div>
  );
}
