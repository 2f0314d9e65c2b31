import { addOpen, always, openBetween, type WorkingCalendar } from '../calendars/index.ts';
import { endedStatuses, type TicketEventType, type TicketStatus, ticketStatuses } from '../tickets/index.ts';
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
  // C3: a word to the resident keeps the promise, also when the matter goes on waiting.
  promise: {
    ...none,
    starts: [{ on: 'held', when: 'until_stated' }],
    fulfilled: ['resumed', answer],
    endsIn: ticketStatuses.filter((status) => status !== 'on_hold'),
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
type Piece = { from: number; to: number | null; running: boolean; reason: string | null; norm: ClockNorm };
/** One attempt: live until it is stopped; `kept` when what it waited for stopped it, in time or not. */
type Attempt = { pieces: Piece[]; live: boolean; kept: boolean; promised: number | null };

/** Steps of a machine whose clock was put back count as if they came at the same moment as the one before. */
export function inOrder(history: readonly ClockStep[]): (ClockStep & { ms: number })[] {
  let last = Number.NEGATIVE_INFINITY;
  return history.map((step) => {
    last = Math.max(last, step.at.getTime());
    return { ...step, ms: last };
  });
}

/** Reads the attempts of one clock out of a history, by the table. */
export function walkClock(
  rule: ClockRule,
  history: ReturnType<typeof inOrder>,
  normOf: (matter: ClockMatter) => ClockNorm,
): Attempt[] {
  const attempts: Attempt[] = [];
  const past: Past = { accepted: false, assignee: undefined };
  let matter = unstated;
  let reason: string | null = null;

  for (const step of history) {
    const at = step.ms;
    matter = factsAfter(matter, step);
    const cued = (cues: readonly Cue[]) => cues.some((cue) => isCue(cue, step, past));
    const over = rule.endsIn.includes(step.toStatus);
    let last = attempts.at(-1);

    if (last?.live) {
      const kept = cued(rule.fulfilled);
      if (kept || over || cued(rule.abandoned)) {
        Object.assign(last, { live: false, kept });
        closePiece(last, at);
      }
    }
    if (!last?.live && !over) {
      if (cued(rule.starts) || (!last && cued(rule.continues))) {
        const until = rule.byInstant ? step.data.until : undefined;
        last = { pieces: [], live: true, kept: false, promised: until ? Math.max(0, until.getTime() - at) : null };
        attempts.push(last);
      } else if (last && cued(rule.continues)) last.live = true;
    }
    if (step.type === 'held') reason = step.data.reason ?? null;
    if (last?.live) {
      const running = !rule.pausedIn.includes(step.toStatus);
      const norm = normOf(matter);
      turn(last, { from: at, to: null, running, reason: running ? null : reason, norm });
    }
    if (step.type === 'accepted') past.accepted = true;
    past.assignee = step.data.assigneeId ?? past.assignee;
  }
  return attempts;
}

function isCue(cue: Cue, step: ClockStep, past: Past): boolean {
  if (typeof cue === 'string') return cue === step.type;
  return (cue.on === 'any' || cue.on === step.type) && conditions[cue.when](step, past);
}

/** What a history that does not state its facts is taken for. */
const unstated: ClockMatter = { kind: 'enquiry', severity: 'normal', category: 'other', area: 'public', crew: null };

/** Facts may change with any step, one or all of them. */
function factsAfter(before: ClockMatter, { data }: ClockStep): ClockMatter {
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
function turn(attempt: Attempt, next: Piece): void {
  const last = attempt.pieces.at(-1);
  if (last?.to === null) {
    if (last.running === next.running && last.reason === next.reason && last.norm === next.norm) return;
    closePiece(attempt, next.from);
  }
  if (last && last.from === last.to) attempt.pieces.pop();
  attempt.pieces.push(next);
}

function closePiece(attempt: Attempt, at: number): void {
  const last = attempt.pieces.at(-1);
  if (last?.to === null) last.to = at;
}

/** Reads one attempt at the moment `now`: exact by the calendar of each piece, nothing kept between two readings. */
export function measure(clock: ClockName, number: number, attempt: Attempt, now: number): ClockReading {
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
  const calls = consents ? (live ? reminders : []) : live ? waits : breachedAt ? [breached] : [];

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
    thresholds: calls.flatMap(({ threshold, at }) => (at === null ? [] : [{ threshold, at }])),
  };
}

/** Pieces as people read them: a change of norm is no new segment. */
function segmentsOf(pieces: readonly Piece[]): ClockSegment[] {
  const segments: ClockSegment[] = [];
  for (const { from, to, running, reason } of pieces) {
    const last = segments.at(-1);
    const end = to === null ? null : new Date(to);
    if (last?.to?.getTime() === from && last.running === running && last.reason === reason) last.to = end;
    else segments.push({ from: new Date(from), to: end, running, reason });
  }
  return segments;
}
