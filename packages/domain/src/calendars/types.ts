/** Opening hours in minutes of the wall clock since midnight, `[from, to)`; a span ends at midnight (1440) at the latest. */
export type OpenSpan = readonly [from: number, to: number];

/** A day of its own: a holiday, a make-up workday (it keeps the hours of a stated workday), or its own hours. */
export type DayRule = 'rest' | 'work' | readonly OpenSpan[];

/** The extension switch of an incident (T8): between the two moments, `[from, to)`, no clock runs. */
export type Closure = { from: Date; to: Date; reason: string; reasonEn?: string };

/**
 * When clocks run (T8): an ordinary week, days of their own, closures. Treated as unchangeable: what is worked out of it is
 * kept beside the object, so a changed calendar is a new object.
 */
export type WorkingCalendar = {
  name: string;
  /** IANA name; all hours and dates are of this zone's wall clock. */
  timeZone: string;
  /** Seven lists, Monday first; an empty list is a closed day. */
  week: readonly (readonly OpenSpan[])[];
  /** By date of the wall clock, `YYYY-MM-DD`. */
  days: Readonly<Record<string, DayRule>>;
  /** Whose hours a make-up workday keeps, 0 = Monday. Left out: the first day of the week that is open. */
  workday?: number;
  closures: readonly Closure[];
  /** Years whose holidays stand in `days`; null for a calendar that knows no holidays. */
  knownYears: readonly number[] | null;
  /** How days go later on, in the order of their dates. */
  eras?: readonly CalendarEra[];
};

/** How days go from a date of the wall clock on. What came before stays as it was, so that used time stays used (T8). */
export type CalendarEra = Pick<WorkingCalendar, 'week' | 'workday' | 'days' | 'knownYears'> & { from: string };

/** The calendars of a community by the name that policies use. */
export type WorkingCalendars = Readonly<Record<string, WorkingCalendar>>;

/** The ordinary week as a community sets it. Without a workday a make-up day keeps the hours of the first open one. */
export type KeptWeek = {
  week: readonly (readonly OpenSpan[])[];
  workday: number | null;
  /** Years whose holidays the community wrote into the days itself; the public ones come on top. Null: it keeps none. */
  knownYears: readonly number[] | null;
};

/** A calendar as a community keeps it, without the public holidays: the week since ever, the weeks since later, own days. */
export type KeptCalendar = KeptWeek & {
  name: string;
  eras: readonly (KeptWeek & { from: string })[];
  days: Readonly<Record<string, DayRule>>;
  /** Why a day is one of its own, by date. */
  reasons: Readonly<Record<string, string>>;
};

/** What a date is by a calendar: as the week goes, a public holiday, a workday that makes up for one, or a day of its own. */
export type DayMark = 'work' | 'rest' | 'holiday' | 'make_up' | 'own';

/** A date with its opening hours, and the open time it has in truth: clocks that are changed and closures count. */
export type CalendarDay = { date: string; mark: DayMark; spans: readonly OpenSpan[]; openMs: number };

/** What can happen to a calendar, as its record says it. */
export const calendarChangeKinds = ['added', 'week', 'week_withdrawn', 'day', 'day_cleared', 'removed'] as const;
export type CalendarChangeKind = (typeof calendarChangeKinds)[number];
