import type { Closure, WorkingCalendar } from '../calendars/index.ts';
import type { Area, Severity, TicketEventType, TicketKind, TicketStatus } from '../tickets/index.ts';

/** What the resident is told at submission, and what is frozen on the ticket. */
export type TicketPromise = { replyDueAt: Date; doneDueAt: Date };

/** What lateness stands on: what breaks next, and since when it waits. */
export type ClockFacts = { nextDueAt: Date; doneAt: Date | null; endedAt: Date | null; waitsSince: Date | null };

/** What may have stopped what breaks next. */
export type ClockPauses = {
  nextClock: DueClock;
  /** Since when the matter is on hold. */
  heldAt: Date | null;
  /** The incident that stops the clocks of its community now (T8). */
  paused: { since: Date } | null;
};

/**
 * T8: every clock that can run on a matter. `reply`: the first answer; `dispatch`: until somebody is sent; `arrival`;
 * `rectification`: from being sent until done; `completion`: from submission until done; `promise`: the next-reply time of
 * a hold (T3, C3), until somebody has said a word, also when the matter goes on meanwhile; `silence`: since staff last said something; `confirmation`: the resident's word on what was verified (T9).
 */
export const clockNames = [
  'reply',
  'dispatch',
  'arrival',
  'rectification',
  'completion',
  'promise',
  'silence',
  'confirmation',
] as const;
export type ClockName = (typeof clockNames)[number];

/** Clocks that somebody can be late by: silence after verification is consent (T9). */
export type DueClock = Exclude<ClockName, 'confirmation'>;
export const dueClocks = clockNames.filter((clock): clock is DueClock => clock !== 'confirmation');

/** What breaks next: the moment, and the clock it belongs to. */
export type NextDue = { at: Date; clock: DueClock };

/** What breaks next as a row keeps it. */
export type KeptDue = NextDue & {
  /** The promise to complete it, where pauses have moved it on; null where it stands as it was made. */
  promiseAt: Date | null;
  /** Until when the two are moved on by pauses: what is late runs since then. Null where nothing late has waited. */
  runsSince: Date | null;
};

/** Clocks whose norm may ask how many go: those that run while somebody is sent. */
export const crewedClocks: readonly ClockName[] = ['arrival', 'rectification'];

/** T8: how many go; a team may take longer to be there. */
export const crews = ['single', 'team'] as const;
export type Crew = (typeof crews)[number];

/** What a policy looks at. The category is a path, `root` or `root.leaf`. Without a crew nobody has been sent. */
export type ClockMatter = {
  kind: TicketKind;
  severity: Severity;
  category: string;
  area: Area;
  crew?: Crew | null | undefined;
};

/** A norm of a community for one clock (T8). A selector that is null stands for all; a root category for its leaves too. */
export type ClockPolicy = {
  id: string;
  clock: ClockName;
  kind: TicketKind | null;
  severity: Severity | null;
  category: string | null;
  area: Area | null;
  /** For how many who are sent; only where somebody is on the way or at work (`crewedClocks`). */
  crew: Crew | null;
  /** What is allowed, in minutes of the calendar. A promise brings its own time; there it is not read. */
  minutes: number;
  /** Name of a working calendar. */
  calendar: string;
  /** The share of the allowance after which to warn, 0–1. The resident is reminded after half of it, and after it (T9). */
  warnShare: number;
  /** After the breach, one level up each time that so many minutes of the calendar have run; 0 = never. */
  escalateEveryMinutes: number;
  /** In force for matters submitted in `[validFrom, validUntil)`. */
  validFrom: Date;
  validUntil: Date | null;
};

/** One entry of the history as clocks read it, oldest first. The first is `submitted` with the whole of the facts. */
export type ClockStep = {
  at: Date;
  type: TicketEventType;
  fromStatus: TicketStatus | null;
  toStatus: TicketStatus;
  byStaff: boolean;
  public: boolean;
  /** C3: a word to the resident, or the resident's own act. A state that changes without one is none. */
  told: boolean;
  /** Facts that changed with this step, and what a hold or a dispatch says. */
  data: Partial<ClockMatter> & { until?: Date; reason?: string; assigneeId?: string };
};

/** An entry of a ticket's history, as it stands in the database. */
export type ClockEntry = {
  at: Date;
  type: TicketEventType;
  fromStatus: TicketStatus | null;
  toStatus: TicketStatus;
  visibility: string;
  door: string;
  actorKind: string;
  /** Somebody wrote something to it. */
  worded: boolean;
  data: Readonly<Record<string, string | number | null>>;
};

/** A running or a paused piece; `to` is null while it lasts, `reason` is why it is paused. */
export type ClockSegment = { from: Date; to: Date | null; running: boolean; reason: string | null };

/**
 * `kept`: stopped by what it waited for, in time. `breached`: the allowance was used up, whatever came after. `stopped`:
 * ended before that by something else (cancelled, merged, another person sent).
 */
export type ClockState = 'running' | 'paused' | 'kept' | 'breached' | 'stopped';

/** `breach` is the first level of the chain; the others follow while the clock still runs. */
export const clockThresholds = ['warn', 'breach', 'level_2', 'level_3', 'level_4'] as const;
/** T9: of a clock whose end is consent: the resident is reminded twice, and nobody is late. */
export const reminderThresholds = ['remind_1', 'remind_2'] as const;
export type ClockThreshold = (typeof clockThresholds)[number] | (typeof reminderThresholds)[number];

/** One attempt of one clock, as it stands at a moment. */
export type ClockReading = {
  clock: ClockName;
  /** From 1; a clock that starts anew counts on. */
  attempt: number;
  state: ClockState;
  /** In order; where the clock was stopped for a time there is a gap. */
  segments: ClockSegment[];
  stoppedAt: Date | null;
  /** Open time of the running pieces in milliseconds, each by the calendar in force during it. */
  usedMs: number;
  /** In force now, or when it was stopped, in milliseconds. */
  allowanceMs: number;
  /** When the allowance is (or was) used up; null while paused, and on a calendar that never opens. */
  dueAt: Date | null;
  /** When to warn; null where a pause or the stop came first. */
  warnAt: Date | null;
  /** The first moment at which the clock ran with its allowance used up. */
  breachedAt: Date | null;
  policyId: string;
  /** The incident that stops a running clock at this moment (T8); null where none does. */
  closedBy: Closure | null;
  /** The time between two levels in milliseconds of the calendar; 0 = there is one level only. */
  escalation: { every: number; calendar: WorkingCalendar };
  /** What still calls for an act: all of a running clock, nothing of one that waits, the breach of a stopped one. */
  thresholds: { threshold: ClockThreshold; at: Date }[];
};

/** What was acted on, by `wakeKey`, and when. */
export type ClockActs = ReadonlyMap<string, Date>;

/** The next moment at which a clock calls for an act; `due` when it is now or past. */
export type ClockWake = {
  at: Date;
  /** When it came due: before `at` where it waits for the end of a closure. */
  dueAt: Date;
  due: boolean;
  clock: ClockName;
  attempt: number;
  threshold: ClockThreshold;
  key: string;
};

/**
 * What a timer does about a threshold: tells those whom it concerns; `late`: puts on record that the breach was found long
 * after, and tells the first level; `known`: only puts on record what was past all help, or came due before it came to us.
 */
export type DueAct = ClockWake & { how: 'told' | 'late' | 'known' };

/** A norm that allows more than another clock which cannot end before it does; in minutes. */
export type NormOrder = { first: ClockName; second: ClockName; firstMinutes: number; secondMinutes: number };

/** What is wrong with a set of policies. */
export type PolicyProblem =
  | { code: 'contradiction'; clock: ClockName; ids: [string, string] }
  | ({ code: 'order'; clock: ClockName; ids: [string, string] } & NormOrder)
  | { code: 'hole'; clock: ClockName; matter: ClockMatter; from: Date; until: Date | null }
  | { code: 'minutes' | 'calendar' | 'warn_share' | 'escalation' | 'validity' | 'crew'; clock: ClockName; id: string };

/** Who stands above whom (A1), as the staff list says it: with vacancies, people who left, and loops. */
export type EscalationStaff = {
  assigneeId: string | null;
  firstResponsibleId: string | null;
  /** Who keeps the zone of the matter: it is theirs as long as nobody accepted it (T5). */
  housekeeperId: string | null;
  directorId: string;
  staff: Readonly<Record<string, { superiorId: string | null; active: boolean }>>;
};
