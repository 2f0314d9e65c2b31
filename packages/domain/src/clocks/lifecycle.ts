import { addOpen, always, closureAt, openBetween, type WorkingCalendar } from '../calendars/index.ts';
import { endedStatuses, type TicketEventType, type TicketStatus } from '../tickets/index.ts';
import {
  type ClockMatter,
  type ClockName,
  type ClockReading,
  type ClockSegment,
  type ClockStep,
  clockThresholds,
  reminderThresholds,
} from './types.ts';

/** Public, and yet no word to the resident: it came in, or was put in order. */
const silent: readonly TicketEventType[] = ['submitted', 'recategorized', 'split', 'split_off', 'linked'];

/** What a cue asks beyond the kind of step. */
const conditions = {
  /** Staff say something that the resident sees. The submission itself is no answer, also when staff typed it. */
  answered: (step: ClockStep) => step.byStaff && step.public && !silent.includes(step.type),
  told: (step: ClockStep) => step.told,
  accepted_before: (_: ClockStep, past: Past) => past.accepted,
  another_person: ({ data }: ClockStep, past: Past) =>
    data.assigneeId !== undefined && data.assigneeId !== past.assignee,
  until_stated: ({ data }: ClockStep) => data.until !== undefined,
};
type Past = { accepted: boolean; assignee: string | undefined };
type Cue = TicketEventType | { on: TicketEventType | 'any'; when: keyof typeof conditions };

/** What moves a clock. On each step a live clock is first stopped, then one that is not live is started. */
export type ClockRule = {
  /** Stopped by what it waited for. */
  fulfilled: readonly Cue[];
  /** Stopped by something else. */
  abandoned: readonly Cue[];
  /** A new attempt, with nothing used. */
  starts: readonly Cue[];
  /** The last attempt goes on with what it has used; the first one, where there was none. */
  continues: readonly Cue[];
  /** States in which it never runs, and is not started. */
  endsIn: readonly TicketStatus[];
  /** States in which its time does not count. */
  pausedIn: readonly TicketStatus[];
  /** T3, C3: until a fixed moment that the first step states, whatever calendar and allowance the policy names. */
  byInstant?: true;
  /** T9: that its time runs out is consent, not lateness: it is never breached, and the resident is reminded before. */
  byConsent?: true;
};

const answer: Cue = { on: 'any', when: 'answered' };
const done: readonly Cue[] = ['finished', 'settled'];
const workOver: readonly TicketStatus[] = ['done', 'verified', ...endedStatuses];
const held: readonly TicketStatus[] = ['on_hold'];
const none = { fulfilled: [], abandoned: [], starts: [], continues: [], endsIn: endedStatuses, pausedIn: [] };

/** T8: the clocks of a matter, walked by `walkClock` alone. Held time does not count. */
export const clockTable: Readonly<Record<ClockName, ClockRule>> = {
  reply: { ...none, starts: ['submitted', 'reopened'], fulfilled: [answer] },
  dispatch: {
    ...none,
    // What is given back, or put on a team's board, waits to be sent once more (T7).
    starts: ['accepted', 'returned', 'posted', { on: 'reopened', when: 'accepted_before' }],
    fulfilled: ['dispatched', 'claimed', 'settled'],
    pausedIn: held,
  },
  arrival: {
    ...none,
    starts: ['dispatched', 'claimed', 'transferred', { on: 'taken', when: 'another_person' }],
    fulfilled: ['arrived', 'finished'],
    abandoned: [
      { on: 'dispatched', when: 'another_person' },
      { on: 'transferred', when: 'another_person' },
      'returned',
      'posted',
      { on: 'taken', when: 'another_person' },
    ],
    endsIn: workOver,
    pausedIn: held,
  },
  rectification: {
    ...none,
    continues: ['dispatched', 'sent_back', 'claimed', 'transferred'],
    fulfilled: done,
    // Between two who are sent nobody rectifies; what was used stays used.
    abandoned: ['returned', 'posted'],
    pausedIn: held,
  },
  completion: { ...none, starts: ['submitted'], continues: ['reopened', 'sent_back'], fulfilled: done, pausedIn: held },
  // C3: a word to the resident keeps the promise, also when the matter goes on waiting; that it goes on is no word.
  promise: {
    ...none,
    starts: [{ on: 'held', when: 'until_stated' }],
    fulfilled: [{ on: 'any', when: 'told' }],
    endsIn: workOver,
    byInstant: true,
  },
  silence: { ...none, starts: [answer], fulfilled: [answer], endsIn: workOver, pausedIn: held },
  confirmation: { ...none, starts: ['verified'], fulfilled: ['confirmed', 'closed', 'reopened'], byConsent: true },
};

/** What counts during a piece: milliseconds of its calendar. Within a reading, equal norms are one object. */
export type ClockNorm = {
  policyId: string;
  allowance: number;
  warnShare: number;
  escalateEvery: number;
  calendar: WorkingCalendar;
};

/** A stretch in which nothing about a clock changed; milliseconds since 1970, `to` is null while it lasts. */
type Piece<Norm> = { from: number; to: number | null; running: boolean; reason: string | null; norm: Norm };
/** One attempt: live until it is stopped; `kept` when what it waited for stopped it, in time or not. */
type Attempt<Norm> = { pieces: Piece<Norm>[]; live: boolean; kept: boolean; promised: number | null };

/** When the last of the steps counts: one of a machine whose clock was put back comes at the same moment as the one before. */
export function lastMoment(history: readonly ClockStep[]): number {
  return history.reduce((last, { at }) => Math.max(last, at.getTime()), Number.NEGATIVE_INFINITY);
}

/**
 * Reads the attempts of one clock out of a history, by the table.
 * @param normOf what a matter goes by: one norm, or whatever stands for several at once
 */
export function walkClock<Norm>(
  rule: ClockRule,
  history: readonly ClockStep[],
  normOf: (matter: ClockMatter) => Norm,
): Attempt<Norm>[] {
  const attempts: Attempt<Norm>[] = [];
  const past: Past = { accepted: false, assignee: undefined };
  let matter = unstated;
  let norm: { of: ClockMatter; is: Norm } | undefined;
  let reason: string | null = null;
  let at = Number.NEGATIVE_INFINITY;

  for (const step of history) {
    at = Math.max(at, step.at.getTime());
    matter = factsAfter(matter, step);
    const over = rule.endsIn.includes(step.toStatus);
    let last = attempts.at(-1);

    if (last?.live) {
      const kept = isCued(rule.fulfilled, step, past);
      if (kept || over || isCued(rule.abandoned, step, past)) {
        Object.assign(last, { live: false, kept });
        closePiece(last, at);
      }
    }
    if (!last?.live && !over) {
      if (isCued(rule.starts, step, past) || (!last && isCued(rule.continues, step, past))) {
        const until = rule.byInstant ? step.data.until : undefined;
        last = { pieces: [], live: true, kept: false, promised: until ? Math.max(0, until.getTime() - at) : null };
        attempts.push(last);
      } else if (last && isCued(rule.continues, step, past)) last.live = true;
    }
    if (step.type === 'held') reason = step.data.reason ?? null;
    if (last?.live) {
      const running = !rule.pausedIn.includes(step.toStatus);
      if (norm?.of !== matter) norm = { of: matter, is: normOf(matter) };
      turn(last, { from: at, to: null, running, reason: running ? null : reason, norm: norm.is });
    }
    if (step.type === 'accepted') past.accepted = true;
    past.assignee = step.data.assigneeId ?? past.assignee;
  }
  return attempts;
}

function isCued(cues: readonly Cue[], step: ClockStep, past: Past): boolean {
  for (const cue of cues) {
    if (typeof cue === 'string' ? cue === step.type : isMet(cue, step, past)) return true;
  }
  return false;
}

function isMet({ on, when }: Exclude<Cue, string>, step: ClockStep, past: Past): boolean {
  return (on === 'any' || on === step.type) && conditions[when](step, past);
}

/** What a history that does not state its facts is taken for. */
const unstated: ClockMatter = { kind: 'enquiry', severity: 'normal', category: 'other', area: 'public', crew: null };

/** Facts may change with any step, one or all of them; where none does they are the same object. */
function factsAfter(before: ClockMatter, { data }: ClockStep): ClockMatter {
  const { kind, severity, category, area, crew } = data;
  if ((kind ?? severity ?? category ?? area ?? crew) === undefined) return before;
  return {
    kind: data.kind ?? before.kind,
    severity: data.severity ?? before.severity,
    category: data.category ?? before.category,
    area: data.area ?? before.area,
    // What is given back is in nobody's hands.
    crew: data.crew === undefined ? before.crew : data.crew,
  };
}

/** Begins a new piece where running, reason or norm changed. A piece of no length leaves no trace. */
function turn<Norm>(attempt: Attempt<Norm>, next: Piece<Norm>): void {
  const last = attempt.pieces.at(-1);
  if (last?.to === null) {
    if (last.running === next.running && last.reason === next.reason && last.norm === next.norm) return;
    closePiece(attempt, next.from);
  }
  if (last && last.from === last.to) attempt.pieces.pop();
  attempt.pieces.push(next);
}

function closePiece<Norm>(attempt: Attempt<Norm>, at: number): void {
  const last = attempt.pieces.at(-1);
  if (last?.to === null) last.to = at;
}

/** Reads one attempt at the moment `now`: exact by the calendar of each piece, nothing kept between two readings. */
export function measure(clock: ClockName, number: number, attempt: Attempt<ClockNorm>, now: number): ClockReading {
  const { live, kept, promised } = attempt;
  let usedMs = 0;
  const run = attempt.pieces.map((piece) => {
    const { from, to, running } = piece;
    const norm = promised === null ? piece.norm : { ...piece.norm, allowance: promised, calendar: always };
    const before = usedMs;
    if (running) usedMs += openBetween(norm.calendar, new Date(from), new Date(to ?? now));
    return { from, to, running, norm, before };
  });
  const last = run.at(-1);
  if (!last) throw new RangeError('an attempt without a piece');

  /** The first moment at which the clock runs with so much used; `ahead`: also where the last piece is yet to come to it. */
  const reach = (asked: (norm: ClockNorm) => number, ahead: boolean): Date | null => {
    for (const piece of run) {
      if (!piece.running) continue;
      const at = addOpen(piece.norm.calendar, new Date(piece.from), asked(piece.norm) - piece.before);
      const within = at !== null && (piece.to === null ? at.getTime() <= now : at.getTime() < piece.to);
      if (within || (ahead && piece === last)) return at;
    }
    return null;
  };

  const { allowance, escalateEvery } = last.norm;
  const breachedAt = reach((norm) => norm.allowance, false);
  const dueAt = last.running ? reach(() => allowance, true) : null;
  const warnAt = reach((norm) => Math.round(norm.allowance * norm.warnShare), live);
  const breach = run.findLast((piece) => breachedAt !== null && piece.running && piece.from <= breachedAt.getTime());
  const usedAtBreach = breach ? Math.max(breach.norm.allowance, breach.before) : allowance;
  const levels = clockThresholds.slice(2).map((threshold, n) => ({
    threshold,
    at: escalateEvery > 0 ? reach(() => usedAtBreach + (n + 1) * escalateEvery, true) : null,
  }));
  const breached = { threshold: 'breach' as const, at: breachedAt ?? dueAt };
  const consents = clockTable[clock].byConsent === true;
  const reminders = reminderThresholds.map((threshold, n) => ({
    threshold,
    at: reach((norm) => Math.round((norm.allowance * norm.warnShare * (n + 1)) / reminderThresholds.length), true),
  }));
  const waits = [{ threshold: 'warn' as const, at: warnAt }, breached, ...levels];
  const ahead = last.running ? (consents ? reminders : waits) : [];
  const calls = live ? ahead : breachedAt && !consents ? [breached] : [];

  return {
    clock,
    attempt: number,
    state:
      breachedAt && !consents ? 'breached' : live ? (last.running ? 'running' : 'paused') : kept ? 'kept' : 'stopped',
    segments: segmentsOf(attempt.pieces),
    stoppedAt: live || last.to === null ? null : new Date(last.to),
    usedMs,
    allowanceMs: allowance,
    dueAt,
    warnAt,
    breachedAt,
    policyId: last.norm.policyId,
    closedBy: live && last.running ? closureAt(last.norm.calendar, new Date(now)) : null,
    escalation: { every: escalateEvery, calendar: last.norm.calendar },
    thresholds: calls.flatMap(({ threshold, at }) => (at === null ? [] : [{ threshold, at }])),
  };
}

/**
 * How an attempt came out at the moment `now`: what `measure` says of it, without all that is said only of a clock
 * somebody looks at. `late` as soon as it ran with its allowance used up, null while it is neither kept nor late.
 */
export function concludes<Norm>(
  { byConsent }: ClockRule,
  { pieces, live, kept, promised }: Attempt<Norm>,
  normOf: (norm: Norm) => ClockNorm,
  now: number,
): 'kept' | 'late' | null {
  let used = 0;
  for (const { from, to, running, norm } of byConsent ? [] : pieces) {
    if (!running) continue;
    const { allowance, calendar } = promised === null ? normOf(norm) : { allowance: promised, calendar: always };
    const [begin, left] = [new Date(from), allowance - used];
    const open = openBetween(calendar, begin, new Date(to ?? now));
    used += open;
    if (left <= 0 && from < (to ?? now + 1)) return 'late';
    if (left > 0 && open > left) return 'late';
    // Used up to the millisecond: late if it went on after that, be it in closed hours.
    const end = left > 0 && open === left ? addOpen(calendar, begin, left) : null;
    if (end && (to === null || end.getTime() < to)) return 'late';
  }
  return !live && kept ? 'kept' : null;
}

/** Pieces as people read them: a change of norm is no new segment. */
function segmentsOf(pieces: readonly Piece<ClockNorm>[]): ClockSegment[] {
  const segments: ClockSegment[] = [];
  for (const { from, to, running, reason } of pieces) {
    const last = segments.at(-1);
    const end = to === null ? null : new Date(to);
    if (last?.to?.getTime() === from && last.running === running && last.reason === reason) last.to = end;
    else segments.push({ from: new Date(from), to: end, running, reason });
  }
  return segments;
}
