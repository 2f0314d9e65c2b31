import { z } from 'zod';
import { DomainError, daysAfter, id, words } from '../kernel/index.ts';
import { areas, builtInCategories, severities, ticketKinds } from '../tickets/index.ts';
import { choosePolicy } from './rules/index.ts';
import {
  type ClockMatter,
  type ClockName,
  type ClockPolicy,
  type Crew,
  clockNames,
  crewedClocks,
  crews,
  type NormOrder,
  type PolicyProblem,
} from './types.ts';

const crewFits = ({ clock, crew }: { clock: ClockName; crew: Crew | null }) =>
  crew === null || crewedClocks.includes(clock);
const noCrew = { path: ['crew'], message: 'invalid' };

/** A row as the office writes it (T8). What only the whole set can show is left to `checkPolicies`. */
export const clockPolicyInput = z
  .object({
    clock: z.enum(clockNames, 'required'),
    kind: z.enum(ticketKinds, 'invalid').nullable().default(null),
    severity: z.enum(severities, 'invalid').nullable().default(null),
    category: words(100).nullable().default(null),
    area: z.enum(areas, 'invalid').nullable().default(null),
    crew: z.enum(crews, 'invalid').nullable().default(null),
    /** At most a year. */
    minutes: z.int('invalid').min(1, 'invalid').max(527_040, 'too_long'),
    calendar: words(40),
    warnShare: z.number('required').min(0, 'invalid').max(1, 'invalid'),
    escalateEveryMinutes: z.int('invalid').min(0, 'invalid').max(527_040, 'too_long'),
    validFrom: z.coerce.date('required'),
    validUntil: z.coerce.date('invalid').nullable().default(null),
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom < validUntil, {
    path: ['validUntil'],
    message: 'invalid',
  })
  .refine(crewFits, noCrew);
export type ClockPolicyInput = z.infer<typeof clockPolicyInput>;

/**
 * A change of the norms (T8): without `policyId` a new row begins; with it the row goes on with these values, or ends. What
 * was in force before `from` stays.
 */
export const clockPolicyChangeInput = z
  .object({
    communityId: id.optional(),
    policyId: id.optional(),
    end: z.boolean().default(false),
    ...clockPolicyInput.shape,
    validFrom: z.coerce.date('invalid').optional(),
    validUntil: z.null().default(null),
  })
  .refine(crewFits, noCrew);
export type ClockPolicyChange = z.infer<typeof clockPolicyChangeInput>;
/** Whose rules are meant, for whoever has several communities. */
export const clockSettingsRef = z.object({ communityId: id.optional() });

/** What a set of policies is checked against. */
export type PolicyScope = {
  /** Names of the calendars there are. */
  calendars: readonly string[];
  /** From when on every matter must have its norm; what was before is past. */
  from: Date;
  /** The community's categories as paths. */
  categories?: readonly string[];
};

/**
 * What is wrong with a set of policies: rows that contradict each other, clocks that do, matters and times without a row,
 * values that cannot be. Of the matters that one clock lacks in one stretch of time, the first is named. Empty when all is well.
 */
export function checkPolicies(policies: readonly ClockPolicy[], scope: PolicyScope): PolicyProblem[] {
  return [
    ...policies.flatMap((policy) => valueProblems(policy, scope)),
    ...contradictions(policies),
    ...disorders(policies, scope),
    ...clockNames.flatMap((clock) => holes(clock, policies, scope)),
  ];
}

function valueProblems(policy: ClockPolicy, { calendars }: PolicyScope): PolicyProblem[] {
  const { id, clock, crew, minutes, calendar, warnShare, escalateEveryMinutes, validFrom, validUntil } = policy;
  const wrong = {
    minutes: !(Number.isInteger(minutes) && minutes > 0),
    calendar: !calendars.includes(calendar),
    warn_share: !(warnShare >= 0 && warnShare <= 1),
    escalation: !(Number.isInteger(escalateEveryMinutes) && escalateEveryMinutes >= 0),
    validity: validUntil !== null && !(validFrom < validUntil),
    crew: crew !== null && !crewedClocks.includes(clock),
  };
  const codes = Object.keys(wrong) as (keyof typeof wrong)[];
  return codes.filter((code) => wrong[code]).map((code) => ({ code, clock, id }));
}

/** Two rows that speak of the same matters at the same time. Rows of different selectors are ranked by `choosePolicy`. */
function contradictions(policies: readonly ClockPolicy[]): PolicyProblem[] {
  const selector = ({ clock, kind, severity, category, area, crew }: ClockPolicy) =>
    JSON.stringify([clock, kind, severity, category, area, crew]);
  const endOf = (policy: ClockPolicy) => policy.validUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  return policies.flatMap((a, n) =>
    policies
      .slice(n + 1)
      .filter((b) => selector(a) === selector(b))
      .filter((b) => Math.max(a.validFrom.getTime(), b.validFrom.getTime()) < Math.min(endOf(a), endOf(b)))
      .map((b): PolicyProblem => ({ code: 'contradiction', clock: a.clock, ids: [a.id, b.id] })),
  );
}

/** What ends first, and what cannot end before it: nobody is done without an answer, nor has rectified without being there. */
const inOrder: readonly (readonly [first: ClockName, second: ClockName])[] = [
  ['reply', 'completion'],
  ['dispatch', 'completion'],
  ['arrival', 'rectification'],
];

/** Norms of which the first is surely later than the second: both by one calendar, or the second by one without a rest. */
function disorders(policies: readonly ClockPolicy[], scope: PolicyScope): PolicyProblem[] {
  const found = new Map<string, PolicyProblem>();
  for (const [first, second] of inOrder) {
    const rows = policies.filter(({ clock }) => clock === first || clock === second);
    const matters = mattersOf(rows, scope.categories ?? builtInCategories);
    for (const at of edgesOf(rows, scope.from)) {
      for (const matter of matters) {
        const [a, b] = [first, second].map((clock) => choosePolicy(rows, clock, matter, new Date(at)));
        if (!a || !b || !(a.minutes > b.minutes) || !['always', a.calendar].includes(b.calendar)) continue;
        const minutes = { firstMinutes: a.minutes, secondMinutes: b.minutes };
        found.set(`${a.id} ${b.id}`, { code: 'order', clock: first, ids: [a.id, b.id], first, second, ...minutes });
      }
    }
  }
  return [...found.values()];
}

/** The moments from which on something else is in force. */
function edgesOf(rows: readonly ClockPolicy[], from: Date): number[] {
  const edges = rows.flatMap(({ validFrom, validUntil }) => [validFrom, ...(validUntil ? [validUntil] : [])]);
  const times = [...new Set([from, ...edges].map(Number))].filter((at) => at >= Number(from));
  return times.sort((a, b) => a - b);
}

/** Between two moments at which a row begins or ends nothing changes, so one look at the beginning of each stretch is enough. */
function holes(clock: ClockName, policies: readonly ClockPolicy[], scope: PolicyScope): PolicyProblem[] {
  const rows = policies.filter((policy) => policy.clock === clock);
  const matters = mattersOf(rows, scope.categories ?? builtInCategories);
  const times = edgesOf(rows, scope.from);
  const found: Extract<PolicyProblem, { code: 'hole' }>[] = [];
  times.forEach((at, n) => {
    const matter = matters.find((each) => choosePolicy(rows, clock, each, new Date(at)) === null);
    if (!matter) return;
    const next = times[n + 1];
    const until = next === undefined ? null : new Date(next);
    const last = found.at(-1);
    if (last?.until?.getTime() === at && last.matter === matter) last.until = until;
    else found.push({ code: 'hole', clock, matter, from: new Date(at), until });
  });
  return found;
}

/** One matter for each set of rows that could speak of it: values that no row names are all alike, one of them stands for all. */
function mattersOf(rows: readonly ClockPolicy[], known: readonly string[]): ClockMatter[] {
  const some = <T extends string>(all: readonly T[], named: (value: T) => boolean) => {
    const other = all.find((value) => !named(value));
    return [...(other === undefined ? [] : [other]), ...all.filter(named)];
  };
  const names = (key: 'kind' | 'severity' | 'area') => (value: string) => rows.some((row) => row[key] === value);
  const underNamed = (path: string) => rows.some(({ category }) => category !== null && isUnder(path, category));
  return some(ticketKinds, names('kind')).flatMap((kind) =>
    some(severities, names('severity')).flatMap((severity) =>
      some(known, underNamed).flatMap((category) =>
        some(areas, names('area')).flatMap((area) =>
          // Where no row names one number of people, a matter without any stands for all.
          [null, ...crews.filter((crew) => rows.some((row) => row.crew === crew))].map((crew) => ({
            ...{ kind, severity, category, area },
            ...(crew && { crew }),
          })),
        ),
      ),
    ),
  );
}

const isUnder = (path: string, category: string) => `${path}.`.startsWith(`${category}.`);

/** How far ahead a norm may begin, in days: whoever wants it later decides later. */
const furthestNorm = 2 * 366;

const selectorOf = ({ clock, kind, severity, category, area, crew }: Omit<ClockPolicy, 'id'> | ClockPolicyChange) =>
  JSON.stringify([clock, kind, severity, category, area, crew]);

/**
 * The set after a change (T8). A row that has begun is ended, never rewritten; one that has not is dropped, for it has
 * judged nothing yet. A row keeps the matters that it speaks of.
 * @throws DomainError `clocks.in_past`, `clocks.too_far`, `clocks.not_found` also for a row that has ended
 */
export function changePolicies(
  policies: readonly ClockPolicy[],
  change: ClockPolicyChange,
  { id: newPolicyId, now }: { id: string; now: Date },
) {
  const at = change.validFrom ?? now;
  if (at < now) throw new DomainError('clocks.in_past');
  if (at > daysAfter(now, furthestNorm)) throw new DomainError('clocks.too_far');
  const old = policies.find(({ id }) => id === change.policyId);
  const over = old?.validUntil && old.validUntil <= at;
  if ((change.policyId || change.end) && (!old || over)) throw new DomainError('clocks.not_found');
  const begun = change.end ? null : rowOf(old ?? change, change, { id: newPolicyId, at });
  const dropped = old && old.validFrom >= at ? old.id : null;
  const ended = old && !dropped ? { ...old, validUntil: at } : null;
  const others = policies.filter((policy) => policy !== old);
  const after = [...others, ...(ended ? [ended] : []), ...(begun ? [begun] : [])];
  return { after, begun, ended, dropped, clock: old?.clock ?? change.clock };
}

function rowOf(
  speaksOf: ClockPolicy | ClockPolicyChange,
  { minutes, calendar, warnShare, escalateEveryMinutes }: ClockPolicyChange,
  { id, at }: { id: string; at: Date },
): ClockPolicy {
  const { clock, kind, severity, category, area, crew } = speaksOf;
  const values = { minutes, calendar, warnShare, escalateEveryMinutes };
  return { id, clock, kind, severity, category, area, crew, ...values, validFrom: at, validUntil: null };
}

/** The set as if the change had always been in force, to read the past by it: nothing else speaks of the same matters. */
export function replayed(policies: readonly ClockPolicy[], change: ClockPolicyChange): ClockPolicy[] {
  const old = policies.find(({ id }) => id === change.policyId);
  const others = policies.filter((policy) => selectorOf(policy) !== selectorOf(old ?? change));
  return change.end ? others : [...others, rowOf(old ?? change, change, { id: 'replayed', at: new Date(0) })];
}

/**
 * Refuses a change that makes anything wrong that was not wrong before.
 * @throws DomainError `clocks.contradiction`, `clocks.hole`, `clocks.unsound`; of clocks that contradict each other with both
 */
export function requireSound(before: readonly ClockPolicy[], after: readonly ClockPolicy[], scope: PolicyScope): void {
  const known = new Set(checkPolicies(before, scope).map((problem) => JSON.stringify(problem)));
  const [problem] = checkPolicies(after, scope).filter((each) => !known.has(JSON.stringify(each)));
  if (!problem) return;
  const { code } = problem;
  if (code === 'order') throw new DomainError('clocks.unsound', orderOf(problem));
  throw new DomainError(code === 'contradiction' || code === 'hole' ? `clocks.${code}` : 'clocks.unsound');
}

/** The two clocks and what they allow, as words are made of them. */
export function orderOf({ first, second, firstMinutes, secondMinutes }: NormOrder): NormOrder {
  return { first, second, firstMinutes, secondMinutes };
}
