import { useT } from '@linli/i18n/react';
import type { NavItem } from '@linli/ui';
import { useLocation } from '@remix-run/react';
import {
  Building2,
  CalendarDays,
  CalendarOff,
  ChartColumn,
  ClipboardList,
  FolderTree,
  Footprints,
  House,
  ListChecks,
  PhoneCall,
  Smile,
  Timer,
  UserRound,
  Users,
  UsersRound,
} from 'lucide';
import { paths } from '../../paths.ts';
import type { OfficeData } from './use-office.ts';

/** The rooms that stand open to this person, for the side of a desk and the foot of a phone. */
export function useNav({ me, counts }: OfficeData) {
  const t = useT();
  const { pathname } = useLocation();
  const item = (key: string, href: string, label: string, icon: NavItem['icon'], count?: number): NavItem => ({
    key,
    href,
    label,
    icon,
    current: href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`),
    ...(count ? { count, countLabel: t('tickets:state.open') } : {}),
  });
  const home = item('home', paths.home(), t('office:nav.home'), House);
  const tickets = item('tickets', paths.tickets(), t('office:nav.tickets'), ClipboardList, counts.open);
  const patrols = item('patrols', paths.patrols(), t('office:nav.patrols'), Footprints);
  const reinspections = item('reinspections', paths.reinspections(), t('office:nav.reinspections'), ListChecks);
  const own = item('me', paths.me(), t('office:nav.me'), UserRound);
  const callbacks = me.abilities.callbacks
    ? [item('callbacks', paths.callbacks(), t('office:nav.callbacks'), PhoneCall)]
    : [];
  const more = [
    item('rates', paths.rates(), t('office:rates.title'), ChartColumn),
    item('zones', paths.zones(), t('office:nav.zones'), Building2),
    item('roster', paths.roster(), t('office:nav.roster'), CalendarDays),
    {
      ...item('absences', paths.absences(), t('office:nav.absences'), CalendarOff),
      ...(me.asked && { count: me.asked, countLabel: t('office:absences.asked', { count: me.asked }) }),
    },
    item('teams', paths.teams(), t('office:nav.teams'), UsersRound),
    ...(me.abilities.people ? [item('people', paths.people(), t('office:nav.people'), Users)] : []),
    ...(me.abilities.surveys ? [item('surveys', paths.surveys(), t('office:nav.surveys'), Smile)] : []),
    item('categories', paths.categories(), t('office:category.title'), FolderTree),
    ...(me.abilities.clocks ? [item('clocks', paths.clocks(), t('office:nav.clocks'), Timer)] : []),
  ];
  const { count: _, ...bare } = tickets;
  const { waiting } = counts;
  const bottomTickets = waiting ? { ...bare, count: waiting, countLabel: t('office:count.waiting') } : bare;
  // What walks found is looked at again under "patrols".
  const bottomPatrols = { ...patrols, current: patrols.current || reinspections.current };
  // The rooms that a phone reaches through "me" stand under it.
  const bottomOwn = { ...own, current: own.current || more.some(({ current }) => current) };
  return {
    main: [home, tickets, ...callbacks, patrols, reinspections],
    more,
    bottom: [home, bottomTickets, bottomPatrols, ...callbacks, bottomOwn],
  };
}
