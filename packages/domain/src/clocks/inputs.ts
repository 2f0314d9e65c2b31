import { z } from 'zod';
import { words } from '../kernel/index.ts';
import { areas, builtInCategories, severities, ticketKinds } from '../tickets/index.ts';
import { choosePolicy } from './rules.ts';
import { type ClockMatter, type ClockName, type ClockPolicy, clockNames, type PolicyProblem } from './types.ts';

/** A row as the office writes it (T8). What only the whole set can show is left to `checkPolicies`. */
export const clockPolicyInput = z
  .object({
    clock: z.enum(clockNames, 'required'),
    kind: z.enum(ticketKinds, 'invalid').nullable().default(null),
    severity: z.enum(severities, 'invalid').nullable().default(null),
    category: words(100).nullable().default(null),
    area: z.enum(areas, 'invalid').nullable().default(null),
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
  });
export type ClockPolicyInput = z.infer<typeof clockPolicyInput>;

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
 * What is wrong with a set of policies: rows that contradict each other, matters and times without a row, values that
 * cannot be. Of the matters that one clock lacks in one stretch of time, the first is named. Empty when all is well.
 */
export function checkPolicies(policies: readonly ClockPolicy[], scope: PolicyScope): PolicyProblem[] {
  return [
    ...policies.flatMap((policy) => valueProblems(policy, scope)),
    ...contradictions(policies),
    ...clockNames.flatMap((clock) => holes(clock, policies, scope)),
  ];
}

function valueProblems(policy: ClockPolicy, { calendars }: PolicyScope): PolicyProblem[] {
  const { id, clock, minutes, calendar, warnShare, escalateEveryMinutes, validFrom, validUntil } = policy;
  const wrong = {
    minutes: !(Number.isInteger(minutes) && minutes > 0),
    calendar: !calendars.includes(calendar),
    warn_share: !(warnShare >= 0 && warnShare <= 1),
    escalation: !(Number.isInteger(escalateEveryMinutes) && escalateEveryMinutes >= 0),
    validity: validUntil !== null && !(validFrom < validUntil),
  };
  const codes = Object.keys(wrong) as (keyof typeof wrong)[];
  return codes.filter((code) => wrong[code]).map((code) => ({ code, clock, id }));
}

/** Two rows that speak of the same matters at the same time. Rows of different selectors are ranked by `choosePolicy`. */
function contradictions(policies: readonly ClockPolicy[]): PolicyProblem[] {
  const selector = ({ clock, kind, severity, category, area }: ClockPolicy) =>
    JSON.stringify([clock, kind, severity, category, area]);
  const endOf = (policy: ClockPolicy) => policy.validUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  return policies.flatMap((a, n) =>
    policies
      .slice(n + 1)
      .filter((b) => selector(a) === selector(b))
      .filter((b) => Math.max(a.validFrom.getTime(), b.validFrom.getTime()) < Math.min(endOf(a), endOf(b)))
      .map((b): PolicyProblem => ({ code: 'contradiction', clock: a.clock, ids: [a.id, b.id] })),
  );
}

/** Between two moments at which a row begins or ends nothing changes, so one look at the beginning of each stretch is enough. */
function holes(clock: ClockName, policies: readonly ClockPolicy[], scope: PolicyScope): PolicyProblem[] {
  const rows = policies.filter((policy) => policy.clock === clock);
  const matters = mattersOf(rows, scope.categories ?? builtInCategories);
  const edges = rows.flatMap(({ validFrom, validUntil }) => [validFrom, ...(validUntil ? [validUntil] : [])]);
  const times = [...new Set([scope.from, ...edges].map(Number))].filter((at) => at >= Number(scope.from));
  times.sort((a, b) => a - b);
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
        some(areas, names('area')).map((area) => ({ kind, severity, category, area })),
      ),
    ),
  );
}

const isUnder = (path: string, category: string) => `${path}.`.startsWith(`${category}.`);
