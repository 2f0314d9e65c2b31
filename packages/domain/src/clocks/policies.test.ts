import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFailure } from '../kernel/index.ts';
import { areas, builtInCategories, severities, ticketKinds } from '../tickets/index.ts';
import { checkPolicies, clockPolicyInput, requireSound } from './inputs.ts';
import { choosePolicy, defaultClockPolicies, promiseOf } from './rules/index.ts';
import { type ClockMatter, type ClockPolicy, clockNames } from './types.ts';

const general = defaultClockPolicies.find((policy) => policy.id === 'default.reply') as ClockPolicy;
const row = (id: string, part: Partial<ClockPolicy>): ClockPolicy => ({ ...general, id, ...part });
const matter: ClockMatter = {
  kind: 'repair',
  severity: 'urgent',
  category: 'engineering.lift',
  area: 'public',
  crew: 'team',
};
const now = new Date('2026-03-05T00:00Z');
const later = new Date('2026-04-01T00:00Z');
const scope = { calendars: ['always', 'service_hours'], from: now };
const anyMatter = fc.record({
  kind: fc.constantFrom(...ticketKinds),
  severity: fc.constantFrom(...severities),
  category: fc.constantFrom(...builtInCategories),
  area: fc.constantFrom(...areas),
});

describe('choosePolicy (T8)', () => {
  // From the least to the most specific: each outweighs all before it together.
  const ranked = [
    row('general', {}),
    row('crew', { crew: 'team' }),
    row('area', { area: 'public' }),
    row('kind', { kind: 'repair' }),
    row('kind, area', { kind: 'repair', area: 'public' }),
    row('root', { category: 'engineering' }),
    row('root, kind, area', { category: 'engineering', kind: 'repair', area: 'public' }),
    row('leaf', { category: 'engineering.lift' }),
    row('leaf, kind, area', { category: 'engineering.lift', kind: 'repair', area: 'public' }),
    row('severity', { severity: 'urgent' }),
    row('severity, leaf', { severity: 'urgent', category: 'engineering.lift' }),
  ];
  const others = [
    row('another clock', { clock: 'arrival', severity: 'urgent' }),
    row('another severity', { severity: 'major' }),
    row('another crew', { severity: 'urgent', crew: 'single' }),
    row('another leaf', { category: 'engineering.plumbing' }),
    row('half a name', { category: 'engineering.li' }),
    row('not yet', { severity: 'urgent', kind: 'repair', validFrom: later }),
    row('no more', { severity: 'urgent', kind: 'repair', validUntil: now }),
  ];

  it.each(ranked.map((policy, n) => [policy.id, n] as const))('%s wins over what is less specific', (id, n) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ranked.slice(0, n + 1), ...others], { minLength: n + 8 }), (rows) => {
        expect(choosePolicy(rows, 'reply', matter, now)?.id).toBe(id);
      }),
      { numRuns: 20 },
    );
  });

  it('goes by the rows in force at the moment, from the first to before the last', () => {
    const rows = [row('old', { validUntil: later }), row('new', { validFrom: later })];
    expect(choosePolicy(rows, 'reply', matter, new Date(later.getTime() - 1))?.id).toBe('old');
    expect(choosePolicy(rows, 'reply', matter, later)?.id).toBe('new');
    expect(choosePolicy(rows.slice(1), 'reply', matter, now)).toBeNull();
  });

  it('settles even a contradiction in one way only', () => {
    const rows = [row('b', {}), row('a', {}), row('since later', { validFrom: new Date('2026-01-01Z') })];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: 3 }),
        fc.shuffledSubarray(rows.slice(0, 2), { minLength: 2 }),
        (all, two) => {
          expect(choosePolicy(all, 'reply', matter, now)?.id).toBe('since later');
          expect(choosePolicy(two, 'reply', matter, now)?.id).toBe('a');
        },
      ),
    );
  });
});

describe('checkPolicies', () => {
  const without = defaultClockPolicies.filter((policy) => policy.id !== 'default.reply');
  const matters = (...rows: ClockPolicy[]) => checkPolicies([...without, ...rows], scope);

  it('finds nothing wrong with the defaults', () => expect(checkPolicies(defaultClockPolicies, scope)).toEqual([]));

  it.each<[string, Partial<ClockPolicy>, object[]]>([
    ['no minutes', { minutes: 0 }, [{ code: 'minutes' }]],
    ['less than none', { minutes: -5 }, [{ code: 'minutes' }]],
    ['no number', { minutes: Number.NaN }, [{ code: 'minutes' }]],
    ['a calendar that is not there', { calendar: 'moon' }, [{ code: 'calendar' }]],
    ['a share above one', { warnShare: 1.1 }, [{ code: 'warn_share' }]],
    ['a share below nought', { warnShare: -0.1 }, [{ code: 'warn_share' }]],
    ['escalation back in time', { escalateEveryMinutes: -1 }, [{ code: 'escalation' }]],
    ['several at once', { minutes: 0, calendar: '' }, [{ code: 'minutes' }, { code: 'calendar' }]],
  ])('%s', (_, part, problems) => {
    expect(matters(row('x', part))).toEqual(problems.map((problem) => ({ ...problem, clock: 'reply', id: 'x' })));
  });

  it('asks how many go only where somebody is sent', () => {
    expect(matters(general, row('x', { crew: 'team' }))).toEqual([{ code: 'crew', clock: 'reply', id: 'x' }]);
    expect(matters(general, row('x', { clock: 'arrival', crew: 'team' }))).toEqual([]);
  });

  it('two rows of the same selectors whose validity overlaps contradict each other', () => {
    const contradiction = { code: 'contradiction', clock: 'reply', ids: ['x', 'y'] };
    expect(matters(row('x', {}), row('y', { validFrom: now }))).toEqual([contradiction]);
    expect(matters(row('x', { validUntil: later }), row('y', { validFrom: now }))).toEqual([contradiction]);
    expect(matters(row('x', { validUntil: now }), row('y', { validFrom: now }))).toEqual([]);
    expect(matters(row('x', {}), row('y', { area: 'public' }))).toEqual([]);
  });

  it('names a matter and the time that are without a row', () => {
    expect(matters()).toMatchObject([
      { code: 'hole', clock: 'reply', matter: { severity: 'normal' }, from: now, until: null },
    ]);
    expect(matters(row('x', { validUntil: later }))).toMatchObject([{ code: 'hole', from: later, until: null }]);
    expect(matters(row('x', { validFrom: later }))).toMatchObject([{ code: 'hole', from: now, until: later }]);
    // What was before is past.
    expect(matters(row('x', { validFrom: now }))).toEqual([]);
  });

  it('knows that a norm for each number of people still leaves out a matter without any', () => {
    const arrival = without.filter(({ clock }) => clock !== 'arrival');
    const rows = (['single', 'team'] as const).map((crew) => row(crew, { clock: 'arrival', crew }));
    const all = [...arrival, general, ...rows];
    expect(checkPolicies(all, scope)).toMatchObject([{ code: 'hole', clock: 'arrival' }]);
    expect(checkPolicies([...all, row('any', { clock: 'arrival' })], scope)).toEqual([]);
  });

  it('refuses clocks that contradict each other: nobody is done unanswered, nor has rectified without being there', () => {
    const reply = (part: Partial<ClockPolicy>) => checkPolicies([...defaultClockPolicies, row('x', part)], scope);
    const late = { severity: 'urgent' as const, kind: 'repair' as const, minutes: 300 };
    expect(reply(late)).toEqual([
      {
        ...{ code: 'order', clock: 'reply', ids: ['x', 'default.completion.urgent'] },
        ...{ first: 'reply', second: 'completion', firstMinutes: 300, secondMinutes: 240 },
      },
    ]);
    expect(reply({ ...late, minutes: 240 })).toEqual([]);
    expect(reply({ ...late, calendar: 'service_hours' })).toHaveLength(1);
    const arrival = { clock: 'arrival' as const, kind: 'repair' as const, minutes: 2 * 24 * 60 };
    expect(reply(arrival)).toMatchObject([{ first: 'arrival', second: 'rectification' }]);
    // By a calendar that rests, so many minutes may take longer than those of another one.
    const done = row('y', { clock: 'completion', severity: 'urgent', kind: 'repair', calendar: 'service_hours' });
    expect(checkPolicies([...defaultClockPolicies, { ...done, minutes: 10 }], scope)).toEqual([]);
    expect(() => requireSound(defaultClockPolicies, [...defaultClockPolicies, row('x', late)], scope)).toThrow(
      expect.objectContaining({ code: 'clocks.unsound', params: expect.objectContaining({ first: 'reply' }) }),
    );
  });

  it('knows no hole where rows of one value each cover all', () => {
    const each = severities.map((severity) => row(severity, { severity, validFrom: now }));
    const bare = without.filter((policy) => policy.clock !== 'reply');
    expect(checkPolicies([...bare, ...each], scope)).toEqual([]);
    expect(checkPolicies([...bare, ...each.slice(1)], scope)).toMatchObject([{ matter: { severity: 'normal' } }]);
    const leaves = [row('root', { category: 'engineering' }), row('order', { category: 'order' })];
    expect(checkPolicies([...bare, ...leaves], scope)).toMatchObject([{ matter: { category: 'cleaning' } }]);
    expect(checkPolicies([...bare, ...leaves], { ...scope, categories: ['engineering.lift', 'order'] })).toEqual([]);
  });

  it('passes only sets with a single best row for each matter', () => {
    const part = fc.record({
      kind: fc.constantFrom(null, 'repair' as const),
      severity: fc.constantFrom(null, 'urgent' as const),
      category: fc.constantFrom(null, 'engineering', 'engineering.lift'),
      area: fc.constantFrom(null, 'public' as const),
      validFrom: fc.constantFrom(new Date(0), now, later),
      validUntil: fc.constantFrom(null, later),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), anyMatter, fc.constantFrom(now, later), (parts, any, at) => {
        const rows = parts.map((each, n) => row(`${n}`, each));
        const problems = checkPolicies([...defaultClockPolicies.filter((p) => p.clock !== 'reply'), ...rows], scope);
        if (problems.length > 0) return;
        const chosen = choosePolicy(rows, 'reply', any, at);
        expect(chosen).not.toBeNull();
        expect(choosePolicy(rows.toReversed(), 'reply', any, at)).toBe(chosen);
      }),
    );
  });
});

it('the defaults have a norm for each clock of each matter', () => {
  fc.assert(
    fc.property(anyMatter, fc.constantFrom(...clockNames), (any, clock) => {
      expect(choosePolicy(defaultClockPolicies, clock, any, now)).not.toBeNull();
    }),
  );
});

describe('promiseOf (T8)', () => {
  it.each([
    ['enquiry', 'normal', 120, 4320],
    ['repair', 'normal', 30, 1440],
    ['patrol', 'normal', 30, 1440],
    ['complaint', 'normal', 120, 2880],
    ['repair', 'urgent', 15, 240],
    ['praise', 'urgent', 15, 240],
    ['complaint', 'major', 15, 1440],
  ] as const)('%s, %s by default, counted from the submission', (kind, severity, reply, done) => {
    const expected = {
      replyDueAt: new Date(now.getTime() + reply * 60_000),
      doneDueAt: new Date(now.getTime() + done * 60_000),
    };
    expect(promiseOf(defaultClockPolicies, {}, { ...matter, kind, severity }, now)).toEqual(expected);
    // A community without a row of its own falls back on the defaults.
    expect(promiseOf([], {}, { ...matter, kind, severity }, now)).toEqual(expected);
  });
});

describe('clockPolicyInput', () => {
  const { id, ...good } = row('x', { validFrom: now });
  const fieldsOf = (input: unknown) => readFailure(clockPolicyInput.safeParse(input).error).fields;

  it('takes a row as it stands', () => expect(clockPolicyInput.parse(good)).toEqual(good));

  it.each([
    [{ minutes: 0 }, { minutes: 'invalid' }],
    [{ minutes: 1_000_000 }, { minutes: 'too_long' }],
    [{ clock: 'egg' }, { clock: 'required' }],
    [{ warnShare: 2 }, { warnShare: 'invalid' }],
    [{ validUntil: now }, { validUntil: 'invalid' }],
    [{ crew: 'team' }, { crew: 'invalid' }],
    [{ clock: 'arrival', crew: 'army' }, { crew: 'invalid' }],
    [{ calendar: ' ' }, { calendar: 'required' }],
  ])('%j is refused', (part, fields) => expect(fieldsOf({ ...good, ...part })).toEqual(fields));
});
