import { useLocale, useT } from '@linli/i18n/react';
import { cx, UiLink } from '@linli/ui';
import type { Roster } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { ShiftChips } from './shift-chips.tsx';
import { dayNumber, leaveOn } from './times.ts';

export const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** The week at a desk: a row a person, a column a day; a cell opens the day to be written. */
export function RosterGrid({ roster, edit }: { roster: Roster; edit: (staffId: string, date: string) => string }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  return (
    <div className="hidden overflow-x-auto rounded-lg border border-line bg-surface shadow-card lg:block">
      <table className="w-full min-w-[56rem] table-fixed border-collapse text-left">
        <thead>
          <tr className="border-line border-b text-sm">
            <th scope="col" className="w-44 px-4 py-2.5 font-semibold">
              {t('office:roster.person')}
            </th>
            {weekdays.map((n) => {
              const date = roster.days[n] ?? '';
              const today = date === roster.today;
              return (
                <th
                  key={n}
                  scope="col"
                  className={cx('px-2 py-2.5 font-semibold', today && 'bg-accent-soft text-accent')}
                >
                  {t(`office:roster.weekday.${n}`)} <span className="font-normal">{dayNumber(date)}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {roster.people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className="px-4 py-1.5 align-middle font-medium leading-tight">
                {zh ? person.name : person.nameEn}
                <span className="block font-normal text-muted text-sm">
                  {zh && person.title ? person.title : t(`people:role.${person.role}`)}
                </span>
                {person.leaves.map((leave) => (
                  <Leave key={leave.from} deputy={leave.deputy} />
                ))}
              </th>
              {roster.days.map((date) => (
                <td key={date} className={cx('p-0.5', date === roster.today && 'bg-accent-soft')}>
                  {person.abilities.edit ? (
                    <UiLink
                      href={edit(person.id, date)}
                      className="flex min-h-target flex-wrap items-center gap-1 rounded-md px-1.5 py-1 hover:bg-sunken"
                    >
                      <ShiftChips roster={roster} person={person} date={date} />
                    </UiLink>
                  ) : (
                    <div className="flex min-h-target flex-wrap items-center gap-1 px-1.5 py-1">
                      <ShiftChips roster={roster} person={person} date={date} />
                    </div>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same on a phone: one day at a time. */
export function RosterDay({
  roster,
  day,
  edit,
}: {
  roster: Roster;
  day: string;
  edit: (staffId: string, date: string) => string;
}) {
  const t = useT();
  const zh = useLocale() === 'zh';
  return (
    <div className="grid gap-3 lg:hidden">
      <nav aria-label={t('office:nav.roster')}>
        <ul className="grid grid-cols-7 gap-1">
          {weekdays.map((n) => {
            const date = roster.days[n] ?? '';
            return (
              <li key={n}>
                <UiLink
                  href={paths.roster({ date, community: roster.communityId })}
                  aria-current={date === day ? 'date' : undefined}
                  className={cx(
                    'grid min-h-[3.25rem] place-items-center rounded-md border border-line bg-surface py-1 text-center text-sm leading-tight',
                    'aria-[current]:border-accent-fill aria-[current]:bg-accent-fill aria-[current]:text-on-accent',
                    date === roster.today && 'font-semibold text-accent',
                  )}
                >
                  <span>
                    {t(`office:roster.weekday.${n}`)}
                    <span className="block text-base">{dayNumber(date)}</span>
                  </span>
                </UiLink>
              </li>
            );
          })}
        </ul>
      </nav>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
        {roster.people.map((person) => {
          const leave = leaveOn(person, day);
          const row = (
            <>
              <span className="min-w-0 flex-1 leading-tight">
                <span className="font-medium">{zh ? person.name : person.nameEn}</span>
                <span className="block text-muted text-sm">
                  {zh && person.title ? person.title : t(`people:role.${person.role}`)}
                </span>
                {leave && <Leave deputy={leave.deputy} />}
              </span>
              <span className="flex max-w-[60%] flex-wrap justify-end gap-1">
                <ShiftChips roster={roster} person={person} date={day} times />
              </span>
            </>
          );
          const classes = 'flex min-h-[3.25rem] items-center gap-3 px-4 py-2';
          return (
            <li key={person.id}>
              {person.abilities.edit ? (
                <UiLink href={edit(person.id, day)} className={cx(classes, 'hover:bg-sunken')}>
                  {row}
                </UiLink>
              ) : (
                <div className={classes}>{row}</div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** T5: who stands in for somebody on leave. */
function Leave({ deputy }: { deputy: Roster['people'][number]['leaves'][number]['deputy'] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  return (
    <span className="block font-normal text-sm text-warning">
      {t('office:roster.leave')} · {t('office:roster.deputy', { name: zh ? deputy.name : deputy.nameEn })}
    </span>
  );
}
