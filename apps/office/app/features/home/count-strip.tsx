import { useT } from '@linli/i18n/react';
import { cx, Icon, UiLink } from '@linli/ui';
import { AlarmClock, BadgeCheck, ClipboardList, Hourglass, type IconNode, Inbox, UserRound } from 'lucide';
import type { TicketCounts } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { type TicketFilters, writeFilters } from '../tickets/list-query.ts';

type Count = {
  key: string;
  label: string;
  value: number;
  icon: IconNode;
  filters: Partial<TicketFilters>;
  urgent?: boolean;
};

/** The numbers of this moment, each the door to exactly the tickets it counts. */
export function CountStrip({ counts, dueToday }: { counts: TicketCounts; dueToday: number }) {
  const t = useT();
  const items: Count[] = [
    {
      key: 'late',
      label: t('office:count.late'),
      value: counts.late,
      icon: AlarmClock,
      filters: { late: true, order: 'due' },
      urgent: true,
    },
    {
      key: 'due',
      label: t('office:count.due_today'),
      value: dueToday,
      icon: Hourglass,
      filters: { focus: 'due_today', order: 'due' },
    },
    {
      key: 'unaccepted',
      label: t('office:count.unaccepted'),
      value: counts.unaccepted,
      icon: Inbox,
      filters: { focus: 'unaccepted' },
    },
    {
      key: 'verify',
      label: t('office:count.to_verify'),
      value: counts.toVerify,
      icon: BadgeCheck,
      filters: { status: 'done' },
    },
    {
      key: 'mine',
      label: t('office:count.mine'),
      value: counts.mine,
      icon: UserRound,
      filters: { mine: true, order: 'due' },
    },
    { key: 'open', label: t('office:count.open'), value: counts.open, icon: ClipboardList, filters: {} },
  ];
  return (
    <ul
      aria-label={t('office:list.views')}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9.5rem),1fr))] gap-2 xl:grid-cols-6"
    >
      {items.map(({ key, label, value, icon, filters, urgent }) => (
        <li key={key}>
          <UiLink
            href={paths.tickets(writeFilters(filters))}
            className="flex min-h-14 items-center gap-2.5 rounded-lg border border-line bg-surface px-3 py-1.5 shadow-card hover:border-accent"
          >
            <Icon of={icon} className={urgent && value > 0 ? 'text-danger' : 'text-muted'} />
            <span className={cx('font-semibold text-xl', urgent && value > 0 && 'text-danger')}>{value}</span>
            <span className="min-w-0 text-sm leading-tight">{label}</span>
          </UiLink>
        </li>
      ))}
    </ul>
  );
}
