import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import {
  type CalendarChangeKind,
  type CalendarsInput,
  calendarGaps,
  type DayRule,
  firstChangeable,
  isFixed,
  type KeptWeek,
  mayRemove,
  monthDays,
  type OpenSpan,
  weekOn,
  workingCalendar,
} from '@linli/domain/calendars';
import { type ClockName, clockNames } from '@linli/domain/clocks';
import { DomainError } from '@linli/domain/kernel';
import { dateAfter, dateAt, momentOf } from '@linli/domain/rosters';
import { findCommunities, requireCommunity } from '../../access/index.ts';
import { type Ctx, readRows } from '../../context/index.ts';
import type { CalendarsView, CalendarWeekView } from '../views.ts';
import { holidayName, publicHolidays } from './holidays.ts';
import { calendarsJson, type VersionedCalendar, withStarting } from './kept.ts';

type Norms = { calendar: string; clocks: ClockName[]; norms: number };
type Head = {
  timeZone: string;
  calendars: VersionedCalendar[];
  norms: Norms[];
  closures: { from: string; to: string; reason: string; reasonEn: string }[];
};
type ChangeRow = {
  id: string;
  calendar: string;
  kind: CalendarChangeKind;
  data: { date?: string; from?: string; week?: OpenSpan[][]; rule?: DayRule; reason?: string };
  at: Date;
  by: string | null;
  byEn: string | null;
};

/**
 * The calendars of a community, one of them with a month day by day, and who changed what (T8). Two statements, and one
 * more for whoever has several communities.
 * @throws DomainError `access.denied`
 */
export async function getCalendars(ctx: Ctx, input: CalendarsInput): Promise<CalendarsView> {
  const communityId = requireCommunity(ctx.actor, 'clocks.view', input.communityId);
  const now = ctx.clock();
  const [head] = await readRows<Head>(
    ctx.db,
    Prisma.sql`select c.time_zone as "timeZone", ${Prisma.raw(calendarsJson)} as calendars,
        coalesce((select json_agg(json_build_object('calendar', n.calendar, 'clocks', n.clocks, 'norms', n.norms))
          from (select p.calendar, count(*)::int as norms, coalesce(array_agg(distinct p.clock)
              filter (where p.valid_from <= ${now} and (p.valid_until is null or p.valid_until > ${now})), '{}') as clocks
            from clock_policy p where p.community_id = c.id group by p.calendar) n), '[]'::json) as norms,
        coalesce((select json_agg(json_build_object('from', o.from_at, 'to', o.to_at, 'reason', o.reason,
            'reasonEn', coalesce(nullif(o.reason_en, ''), o.reason)))
          from clock_closure o where o.community_id = c.id), '[]'::json) as closures
      from community c where c.id = ${communityId}::uuid`,
  );
  if (!head) throw new DomainError('record.not_found');
  const { timeZone } = head;
  const closures = head.closures.map(({ from, to, ...said }) => ({ ...said, from: new Date(from), to: new Date(to) }));
  const around = { timeZone, holidays: publicHolidays, closures };
  const edit = can(ctx.actor, 'clocks.edit', { communityId, zoneId: null });
  const today = dateAt(now, timeZone);
  const endOfNextYear = momentOf(`${Number(today.slice(0, 4)) + 1}-12-31`, 0, timeZone);
  const all = withStarting(head.calendars);
  const views = all.map((kept): CalendarsView['calendars'][number] => {
    const { name, version } = kept;
    const used = head.norms.find(({ calendar }) => calendar === name);
    return {
      ...weekView(weekOn(kept, today)),
      name,
      version,
      abilities: {
        edit: edit && !isFixed(name),
        remove: edit && mayRemove(name) && !used,
      },
      next: kept.eras.filter(({ from }) => from > today).map((era) => ({ ...weekView(era), from: era.from })),
      days: Object.entries(kept.days)
        .filter(([date]) => date >= today)
        .map(([date, rule]) => ({ date, rule: ruleView(rule), reason: kept.reasons[date] ?? '' }))
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
      gaps: calendarGaps(workingCalendar(kept, around), now, endOfNextYear),
      clocks: clockNames.filter((clock) => used?.clocks.includes(clock)),
      norms: used?.norms ?? 0,
    };
  });
  const fallback = all.find(({ name }) => name === 'workdays') ?? all[0];
  const chosen = all.find(({ name }) => name === input.name) ?? fallback;
  if (!chosen) throw new DomainError('record.not_found');
  const month = input.month ?? today.slice(0, 7);
  return {
    communityId,
    communities: await findCommunities(ctx, 'clocks.view'),
    today,
    changeable: firstChangeable(now, timeZone),
    abilities: { add: edit },
    calendars: views,
    chosen: chosen.name,
    month,
    days: monthDays(workingCalendar(chosen, around), chosen.days, month).map(({ date, mark, spans, openMs }) => {
      const own = { name: chosen.reasons[date] ?? '', nameEn: chosen.reasons[date] ?? '' };
      const said = mark === 'own' ? own : mark === 'holiday' || mark === 'make_up' ? holidayName(date) : null;
      const [begins, ends] = [momentOf(date, 0, timeZone), momentOf(dateAfter(date, 1), 0, timeZone)];
      const closure = closures.find(({ from, to }) => from < ends && to > begins);
      const paused = { paused: closure?.reason ?? null, pausedEn: closure?.reasonEn ?? null };
      const names = { name: said?.name || null, nameEn: said?.nameEn || null };
      return { date, mark, spans: spansView(spans), openMs, ...names, ...paused };
    }),
    years: publicHolidays.years,
    changes: await findChanges(ctx, communityId),
  };
}

async function findChanges(ctx: Ctx, communityId: string): Promise<CalendarsView['changes']> {
  const rows = await readRows<ChangeRow>(
    ctx.db,
    Prisma.sql`select h.id, h.calendar, h.kind, h.data, h.at, s.name as by, coalesce(nullif(s.name_en, ''), s.name) as "byEn"
      from calendar_change h left join staff s on s.id = h.by_id
      where h.community_id = ${communityId}::uuid order by h.at desc, h.id desc limit 50`,
  );
  return rows.map(({ data, ...row }) => ({
    ...row,
    date: data.date ?? data.from ?? null,
    week: data.week?.map(spansView) ?? null,
    rule: data.rule === undefined ? null : ruleView(data.rule),
    reason: data.reason || null,
  }));
}

const spansView = (spans: readonly OpenSpan[]) => spans.map(([from, to]): [number, number] => [from, to]);
const ruleView = (rule: DayRule) => (typeof rule === 'string' ? rule : spansView(rule));
const weekView = ({ week, workday, knownYears }: KeptWeek): CalendarWeekView => ({
  ...{ week: week.map(spansView), workday, holidays: knownYears !== null },
});
