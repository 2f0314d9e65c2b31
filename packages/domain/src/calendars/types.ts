/** Opening hours in minutes of the wall clock since midnight, `[from, to)`; a span ends at midnight (1440) at the latest. */
export type OpenSpan = readonly [from: number, to: number];

/** A day of its own: a holiday, a make-up workday (it keeps the hours of a stated workday), or its own hours. */
export type DayRule = 'rest' | 'work' | readonly OpenSpan[];

/** The extension switch of an incident (T8): between the two moments, `[from, to)`, no clock runs. */
export type Closure = { from: Date; to: Date; reason: string };

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
};

/** The calendars of a community by the name that policies use. */
export type WorkingCalendars = Readonly<Record<string, WorkingCalendar>>;
