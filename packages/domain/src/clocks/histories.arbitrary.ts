import fc from 'fast-check';
import type { DayRule, OpenSpan, WorkingCalendar } from '../calendars/index.ts';
import {
  actionsFrom,
  eventOfAction,
  nextStatus,
  severities,
  type TicketAction,
  type TicketEventType,
  type TicketStatus,
  ticketKinds,
  visibilityOf,
} from '../tickets/index.ts';
import { type ClockPolicy, type ClockStep, clockNames, crews } from './types.ts';

const minute = 60_000;
const hour = 60 * minute;

const office: OpenSpan[] = [
  [510, 720],
  [780, 1050],
];
const night: OpenSpan[] = [
  [0, 200],
  [1300, 1440],
];
const days: Record<string, DayRule> = {
  '2026-03-08': 'work',
  '2026-03-28': 'work',
  '2026-03-29': [[60, 200]],
  '2026-04-05': 'rest',
  '2026-04-06': 'rest',
  '2026-04-04': [[100, 130]],
  '2026-10-01': 'rest',
  '2026-10-02': 'rest',
  '2026-10-04': [[90, 180]],
  '2026-10-10': 'work',
  '2026-10-25': [[120, 190]],
  '2026-11-01': [[30, 125]],
};
/** Incidents of some of the calendars, two of them over one another. */
export const closures = [
  { from: new Date('2026-03-27T03:04:05Z'), to: new Date('2026-03-27T19:20:21Z'), reason: 'typhoon' },
  { from: new Date('2026-03-27T18:00:00Z'), to: new Date('2026-03-28T01:00:01Z'), reason: 'flood' },
  { from: new Date('2026-10-24T23:59:59Z'), to: new Date('2026-10-25T01:30:00Z'), reason: 'power' },
];
const make = (name: string, timeZone: string, week: OpenSpan[][], extra: Partial<WorkingCalendar> = {}) => ({
  name,
  timeZone,
  week,
  days,
  closures: [],
  knownYears: null,
  ...extra,
});
const workWeek = (hours: OpenSpan[]) => [hours, hours, hours, hours, hours, [], []];
const all = (hours: OpenSpan[]) => Array.from({ length: 7 }, () => hours);

/** Calendars of every sort: zones that change their clocks by an hour or by half of one, hours over the change, nights. */
export const sampleCalendars: Record<string, WorkingCalendar> = Object.fromEntries(
  [
    make('whole', 'Asia/Shanghai', all([[0, 1440]]), { days: {} }),
    make('whole_closed', 'Europe/Berlin', all([[0, 1440]]), { days: {}, closures }),
    make('service', 'Asia/Shanghai', all([[480, 1350]])),
    make('office', 'Asia/Shanghai', workWeek(office), { closures, workday: 2 }),
    make('berlin', 'Europe/Berlin', workWeek(office), { closures }),
    make('berlin_night', 'Europe/Berlin', all(night)),
    make('new_york', 'America/New_York', all([[30, 600]])),
    make('new_york_night', 'America/New_York', workWeek(night), { closures }),
    make(
      'lord_howe',
      'Australia/Lord_Howe',
      all([
        [100, 130],
        [600, 1000],
      ]),
    ),
    make('lord_howe_night', 'Australia/Lord_Howe', all(night), { closures }),
    make(
      'chatham',
      'Pacific/Chatham',
      workWeek([
        [150, 165],
        [1000, 1439],
      ]),
    ),
    // Calendars that were changed: around the days on which clocks are, and to rests where there was work.
    make('changed', 'Asia/Shanghai', workWeek(office), {
      eras: [
        { from: '2026-03-05', week: all(night), days: {}, knownYears: null },
        { from: '2026-03-28', week: workWeek([[480, 1350]]), workday: 1, days, knownYears: null },
        { from: '2026-10-02', week: workWeek(office), days: { ...days, '2026-10-23': 'rest' }, knownYears: null },
      ],
    }),
    make('changed_berlin', 'Europe/Berlin', all(night), {
      closures,
      eras: [
        { from: '2026-03-29', week: all([[0, 1440]]), days, knownYears: null },
        { from: '2026-10-25', week: workWeek(night), workday: 3, days: { '2026-10-25': 'work' }, knownYears: null },
      ],
    }),
  ].map((calendar) => [calendar.name, calendar]),
);

const seasons = ['2026-03-02T00:00:00Z', '2026-03-25T00:00:00Z', '2026-09-28T00:00:00Z', '2026-10-20T00:00:00Z'];
const categories = ['engineering', 'engineering.lift', 'engineering.plumbing', 'order.noise', 'other'];
const facts = {
  kind: fc.constantFrom(...ticketKinds.slice(0, 3)),
  severity: fc.constantFrom(...severities),
  category: fc.constantFrom(...categories),
  area: fc.constantFrom('private' as const, 'public' as const),
};

/** From nothing to days; often whole hours, so that a stop meets the due time to the millisecond. */
const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 5 * minute }),
  fc.integer({ min: 1, max: 12 * hour }),
  fc.integer({ min: 1, max: 60 * hour }),
  fc.integer({ min: 1, max: 40 }).map((n) => n * hour),
  fc.integer({ min: 1, max: 20 }).map((n) => n * 15 * minute),
);

const move = fc.record({
  gap,
  pick: fc.nat(1000),
  byStaff: fc.integer({ min: 0, max: 9 }).map((n) => n < 7),
  contrary: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  until: gap,
  person: fc.constantFrom('a', 'b', undefined),
  people: fc.integer({ min: 1, max: 3 }),
  changes: fc.option(fc.record(facts, { requiredKeys: [] }), { freq: 3, nil: {} }),
});

/** Histories that the lifecycle allows, with talk and changed facts between the moves, and a moment to look at them. */
export const anyHistory = fc
  .record({
    season: fc.constantFrom(...seasons),
    offset: fc.oneof(
      fc.nat(6 * 24).map((n) => n * hour),
      fc.nat(6 * 24 * hour),
    ),
    first: fc.record(facts),
    byStaff: fc.boolean(),
    asksNobody: fc.boolean(),
    moves: fc.array(move, { maxLength: 12 }),
    rest: gap,
  })
  .map(({ season, offset, first, byStaff, asksNobody, moves, rest }) => {
    let at = Date.parse(season) + offset;
    let status: TicketStatus = 'submitted';
    let heldFrom: TicketStatus | null = null;
    const history: ClockStep[] = [
      {
        at: new Date(at),
        type: 'submitted',
        fromStatus: null,
        toStatus: status,
        byStaff,
        public: true,
        told: false,
        data: first,
      },
    ];
    for (const { gap, pick, byStaff, contrary, until, person, people, changes } of moves) {
      at += gap;
      // A matter goes on more often than it ends, or histories would be short.
      const actions: TicketAction[] = actionsFrom(status).filter(
        (action) => pick % 5 === 0 || !['merge', 'cancel', 'rate'].includes(action),
      );
      const action: TicketAction | undefined = pick % 4 === 0 ? undefined : actions[pick % Math.max(actions.length, 1)];
      const talk = ['noted', 'replied', 'called_back', 'recategorized'] as const;
      const type: TicketEventType = action ? eventOfAction[action] : (talk[(pick >> 2) % 4] ?? 'noted');
      const toStatus: TicketStatus = action ? nextStatus({ status, heldFrom, asksNobody }, action) : status;
      if (action) heldFrom = action === 'hold' ? status : null;
      const held = action === 'hold' ? { until: new Date(at + until), reason: 'parts' } : {};
      const sent = action === 'dispatch' || action === 'take' ? (person ? { assigneeId: person } : {}) : {};
      history.push({
        at: new Date(at),
        type,
        fromStatus: status,
        toStatus,
        byStaff,
        public: (visibilityOf(type) === 'public') !== contrary,
        told: (pick >> 3) % 3 === 0,
        data: { ...changes, ...held, ...sent, ...crewOf(type, people) },
      });
      status = toStatus;
    }
    return { history, now: new Date(at + rest) };
  });

/** A sending says how many go; some say it of nobody, as what is given back does. */
const crewOf = (type: TicketEventType, people: number): Pick<ClockStep['data'], 'crew'> => {
  if (type === 'returned' || type === 'posted') return { crew: null };
  return ['dispatched', 'claimed', 'transferred'].includes(type) ? { crew: people > 1 ? 'team' : 'single' } : {};
};

/** Half of them null: `freq: 1` would be always. */
const nothing = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const row = fc.record({
  kind: nothing(facts.kind),
  severity: nothing(facts.severity),
  category: nothing(facts.category),
  area: nothing(facts.area),
  crew: nothing(fc.constantFrom(...crews)),
  minutes: fc.oneof(
    fc.integer({ min: 1, max: 24 }).map((n) => n * 15),
    fc.integer({ min: 1, max: 1440 }),
  ),
  calendar: fc.constantFrom(...Object.keys(sampleCalendars)),
  warnShare: fc.constantFrom(0, 0.5, 0.8, 1),
  escalateEveryMinutes: fc.constantFrom(0, 7, 60),
});

/** Rows for each clock, with no contradiction and no hole, and a day on which all of them changed. */
export const anyPolicies = fc
  .record({
    change: fc.record({ season: fc.constantFrom(...seasons), hours: fc.nat(6 * 24) }),
    rows: fc.array(fc.record({ clock: fc.constantFrom(...clockNames), old: fc.boolean(), row }), {
      minLength: 20,
      maxLength: 40,
    }),
    general: fc.array(row, { minLength: 2 * clockNames.length, maxLength: 2 * clockNames.length }),
  })
  .map(({ change, rows, general }): ClockPolicy[] => {
    const changed = new Date(Date.parse(change.season) + change.hours * hour);
    const whole = { kind: null, severity: null, category: null, area: null, crew: null };
    const everything = general.map((each, n) => ({
      clock: clockNames[n >> 1] ?? 'reply',
      old: n % 2 === 0,
      row: { ...each, ...whole },
    }));
    const unique = new Map(
      [...rows, ...everything].map((each) => {
        const { kind, severity, category, area, crew } = each.row;
        return [JSON.stringify([each.clock, each.old, kind, severity, category, area, crew]), each];
      }),
    );
    return [...unique.values()].map(({ clock, old, row }, n) => ({
      id: `p${n}`,
      clock,
      ...row,
      validFrom: old ? new Date(0) : changed,
      validUntil: old ? changed : null,
    }));
  });
