import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, StaffActor } from '../access/index.ts';
import { defaultCalendars } from '../calendars/index.ts';
import {
  areas,
  recategorize,
  severities,
  type TicketEventType,
  type TicketFacts,
  type TicketNature,
  type TicketStatus,
  ticketKinds,
} from '../tickets/index.ts';
import {
  actedOn,
  clockWords,
  dueActs,
  escalationChain,
  escalationList,
  eventOfThreshold,
  nextWake,
  silenceConfirmsAt,
  stepsOf,
  toldUntil,
} from './events.ts';
import { defaultClockPolicies, readClocks } from './rules/index.ts';
import type { ClockActs, ClockEntry, ClockPolicy, ClockReading, ClockStep, EscalationStaff } from './types.ts';

const calendars = defaultCalendars('Asia/Shanghai');
const facts = { kind: 'repair', severity: 'normal', category: 'engineering', area: 'private' } as const;
const when = (text: string) => new Date(`2026-03-${text}+08:00`);
const step = (at: string, type: TicketEventType, toStatus: TicketStatus, data: ClockStep['data'] = {}): ClockStep => ({
  at: when(at),
  type,
  fromStatus: null,
  toStatus,
  byStaff: type !== 'submitted' && type !== 'reopened',
  public: true,
  told: type === 'replied' || type === 'reopened' || type === 'held',
  data,
});
const submitted = step('05T09:00', 'submitted', 'submitted', facts);
const read = (history: ClockStep[], now: string, policies: readonly ClockPolicy[] = defaultClockPolicies) =>
  readClocks(history, policies, calendars, when(now));
const clock = (name: string, history: ClockStep[], now: string) =>
  read(history, now).filter((reading) => reading.clock === name);

const told = (keys: readonly string[], at = '05T09:30') => new Map(keys.map((key) => [key, when(at)]));

describe('readClocks, in single cases', () => {
  const sent = [
    submitted,
    step('05T09:10', 'accepted', 'accepted'),
    step('05T09:20', 'dispatched', 'dispatched', { assigneeId: 'a' }),
  ];
  const wait = step('05T11:20', 'held', 'on_hold', { until: when('06T11:20'), reason: 'parts' });

  it('has no clocks without a history', () => expect(read([], '05T09:00')).toEqual([]));

  it('a stop at the due time is kept, a look at it without a stop is a breach', () => {
    const reply = clock('reply', [submitted, step('05T09:30', 'replied', 'submitted')], '05T12:00')[0];
    expect(reply).toMatchObject({ state: 'kept', dueAt: when('05T09:30'), breachedAt: null });
    expect(clock('reply', [submitted], '05T09:30')[0]).toMatchObject({
      state: 'breached',
      breachedAt: when('05T09:30'),
    });
    expect(clock('reply', [submitted], '05T09:29:59.999')[0]).toMatchObject({ state: 'running', breachedAt: null });
  });

  it('held time does not count, and used time is kept through a reopening', () => {
    const history = [
      ...sent,
      wait,
      step('06T11:20', 'resumed', 'dispatched'),
      step('06T12:20', 'finished', 'done'),
      step('08T09:00', 'reopened', 'reopened'),
      step('08T10:00', 'dispatched', 'dispatched', { assigneeId: 'a' }),
    ];
    const hours = 3_600_000;
    expect(clock('rectification', history, '08T11:00')).toMatchObject([
      { state: 'running', usedMs: 4 * hours, dueAt: when('09T07:00') },
    ]);
    expect(clock('rectification', history.slice(0, 4), '06T00:00')).toMatchObject([
      { state: 'paused', usedMs: 2 * hours, dueAt: null },
    ]);
    expect(clock('completion', history, '08T11:00')[0]?.usedMs).toBe(320 * 60_000);
  });

  it('another person sent begins another arrival, the same person does not', () => {
    const again = (assigneeId: string) => [...sent, step('05T09:30', 'dispatched', 'dispatched', { assigneeId })];
    expect(clock('arrival', again('a'), '05T09:40')).toMatchObject([{ attempt: 1, usedMs: 20 * 60_000 }]);
    expect(clock('arrival', again('b'), '05T09:40')).toMatchObject([
      { attempt: 1, state: 'stopped' },
      { attempt: 2, state: 'running', usedMs: 10 * 60_000 },
    ]);
  });

  it('gives a team ten minutes where one person has five, and changes with who is sent (T8)', () => {
    const urgent = step('05T09:00', 'submitted', 'submitted', { ...facts, severity: 'urgent' });
    const sending = (at: string, type: 'dispatched' | 'transferred', people?: number): ClockEntry => ({
      ...{ at: when(at), type, fromStatus: null, toStatus: 'dispatched', visibility: 'public', door: 'office' },
      ...{ actorKind: 'staff', worded: false, data: { assigneeId: type, ...(people && { people }) } },
    });
    const arrival = (...entries: ClockEntry[]) =>
      clock(
        'arrival',
        [urgent, ...stepsOf({ ...facts, severity: 'urgent' }, [{ ...entries[0] } as ClockEntry, ...entries]).slice(1)],
        '05T09:12',
      );
    expect(arrival(sending('05T09:05', 'dispatched'))).toMatchObject([{ allowanceMs: 300_000, state: 'breached' }]);
    expect(arrival(sending('05T09:05', 'dispatched', 1))).toMatchObject([{ allowanceMs: 300_000 }]);
    expect(arrival(sending('05T09:05', 'dispatched', 3))).toMatchObject([{ allowanceMs: 600_000, state: 'running' }]);
    const passedOn = [sending('05T09:05', 'dispatched', 3), sending('05T09:06', 'transferred')];
    expect(arrival(...passedOn).at(-1)).toMatchObject({ allowanceMs: 300_000, state: 'breached' });
  });

  it('a promise is kept by a word in time, and missed by coming back by itself (C3)', () => {
    const back = { ...step('06T11:20:00.003', 'resumed', 'dispatched'), byStaff: false };
    expect(clock('promise', [...sent, wait, back], '07T00:00')).toMatchObject([
      { state: 'breached', breachedAt: when('06T11:20') },
    ]);
    const word = step('06T11:00', 'replied', 'on_hold');
    expect(clock('promise', [...sent, wait, word, back], '07T00:00')).toMatchObject([{ state: 'kept' }]);
  });

  it('a promise runs on when the matter goes on without a word, and ends with the work (C3)', () => {
    const goesOn = step('05T12:00', 'resumed', 'dispatched');
    const promise = (now: string, ...more: ClockStep[]) => clock('promise', [...sent, wait, ...more], now);
    expect(promise('05T13:00', goesOn)).toMatchObject([{ state: 'running', dueAt: when('06T11:20') }]);
    expect(promise('06T12:00', goesOn)).toMatchObject([{ state: 'breached', stoppedAt: null }]);
    expect(promise('05T13:00', { ...goesOn, told: true })).toMatchObject([{ state: 'kept' }]);
    const asked = { ...step('05T12:30', 'replied', 'dispatched'), byStaff: false };
    expect(promise('05T13:00', goesOn, asked)).toMatchObject([{ state: 'kept', stoppedAt: asked.at }]);
    const done = step('05T12:40', 'finished', 'done');
    expect(promise('08T13:00', goesOn, done)).toMatchObject([{ state: 'stopped' }]);
    const again = step('05T12:50', 'held', 'on_hold', { until: when('09T00:00') });
    expect(promise('05T13:00', goesOn, again)).toMatchObject([
      { state: 'kept', stoppedAt: again.at },
      { state: 'running', dueAt: when('09T00:00') },
    ]);
  });

  it('a promise in the past is missed at once', () => {
    const late = { ...wait, data: { until: when('01T00:00') } };
    expect(clock('promise', [...sent, late], '05T12:00')).toMatchObject([{ state: 'breached', breachedAt: late.at }]);
  });

  it('goes on by the defaults where a row is missing, and always where a calendar is', () => {
    expect(read([submitted], '05T09:10', [])).toEqual(read([submitted], '05T09:10'));
    const lost = defaultClockPolicies.map((policy) => ({ ...policy, calendar: 'lost' }));
    const without = (readings: ClockReading[]) => readings.map(({ escalation, ...reading }) => reading);
    expect(without(read([submitted], '05T09:10', lost))).toEqual(without(read([submitted], '05T09:10')));
  });

  it('a machine whose clock was put back makes no time negative', () => {
    const back = [submitted, step('05T08:00', 'accepted', 'accepted'), step('05T08:30', 'dispatched', 'dispatched')];
    for (const reading of read(back, '05T07:00')) expect(reading.usedMs).toBe(0);
  });

  it('a stop soon after the breach leaves the breach on record, and nothing more to wake for', () => {
    const reply = clock('reply', [submitted, step('05T09:31', 'replied', 'submitted')], '05T12:00');
    expect(reply[0]?.thresholds).toEqual([{ threshold: 'breach', at: when('05T09:30') }]);
    expect(clock('reply', [submitted, step('05T09:29', 'replied', 'submitted')], '05T12:00')[0]?.thresholds).toEqual(
      [],
    );
  });

  it('says what words need', () => {
    expect(clock('rectification', [...sent, wait], '06T00:00').map(clockWords)).toEqual([
      {
        clock: 'rectification',
        state: 'paused',
        waits: true,
        reason: 'parts',
        since: when('05T11:20'),
        usedMs: 2 * 3_600_000,
        allowanceMs: 24 * 3_600_000,
        leftMs: 22 * 3_600_000,
        dueAt: null,
        breachedAt: null,
      },
    ]);
  });
});

describe('nextWake', () => {
  const only = defaultClockPolicies.filter((policy) => policy.clock === 'reply');
  const readings = (now: string) => read([submitted], now, only).filter((reading) => reading.clock === 'reply');
  const walk = (now: string, levels?: number) => {
    const done = new Map<string, Date>();
    const seen: string[] = [];
    for (let wake = nextWake(readings(now), when(now), done, levels); wake; ) {
      seen.push(`${wake.key} ${wake.at.toISOString().slice(11, 16)}${wake.due ? ' due' : ''}`);
      done.set(wake.key, wake.at);
      wake = nextWake(readings(now), when(now), done, levels);
    }
    return seen;
  };

  it('gives each threshold once, in order, those of an outage too', () => {
    expect(walk('05T10:05')).toEqual([
      'reply:1:warn 01:24 due',
      'reply:1:breach 01:30 due',
      'reply:1:level_2 02:00 due',
      'reply:1:level_3 02:30',
      'reply:1:level_4 03:00',
    ]);
  });

  it('has no level without a person', () => {
    expect(walk('05T09:00', 2)).toEqual(['reply:1:warn 01:24', 'reply:1:breach 01:30', 'reply:1:level_2 02:00']);
    expect(walk('05T09:00', 0)).toEqual(['reply:1:warn 01:24', 'reply:1:breach 01:30']);
  });

  it('reading again at the moment it gave finds the threshold due', () => {
    const wake = nextWake(readings('05T09:00'), when('05T09:00'), told(['reply:1:warn']));
    const then = wake?.at as Date;
    const again = readClocks([submitted], only, calendars, then).filter((reading) => reading.clock === 'reply');
    expect(again[0]?.state).toBe('breached');
    expect(nextWake(again, then, told(['reply:1:warn']))).toMatchObject({ due: true, threshold: 'breach' });
  });

  it('takes the earliest of all clocks, and nothing of none', () => {
    const all = read([submitted], '05T09:00');
    expect(nextWake(all, when('05T09:00'), new Map())).toMatchObject({ clock: 'reply', threshold: 'warn' });
    expect(nextWake([], when('05T09:00'), new Map())).toBeNull();
  });

  it('does not wake for a paused clock, nor escalate where that is not wanted', () => {
    const history = [submitted, step('05T09:10', 'accepted', 'accepted'), step('05T09:11', 'held', 'on_hold')];
    expect(nextWake(clock('completion', history, '05T09:12'), when('05T09:12'), new Map())).toBeNull();
    const quiet = only.map((policy) => ({ ...policy, escalateEveryMinutes: 0 }));
    const thresholds = read([submitted], '05T12:00', quiet)[0]?.thresholds.map(({ threshold }) => threshold);
    expect(thresholds).toEqual(['warn', 'breach']);
  });
});

describe('the chain (T8, A1)', () => {
  const person = (superiorId: string | null, active = true) => ({ superiorId, active });
  const staff = {
    worker: person('leader'),
    leader: person('head'),
    head: person('director'),
    director: person('quality'),
    quality: person(null),
    desk: person('head'),
  };
  const people = (part: Partial<EscalationStaff> = {}, other: EscalationStaff['staff'] = {}): EscalationStaff => ({
    assigneeId: 'worker',
    firstResponsibleId: 'desk',
    housekeeperId: null,
    directorId: 'director',
    ...part,
    staff: { ...staff, ...other },
  });

  it.each<[string, EscalationStaff, string[]]>([
    ['one level after the other', people(), ['leader', 'head', 'director', 'quality']],
    ['somebody left', people({}, { leader: person('head', false) }), ['head', 'director', 'quality']],
    ['a vacancy', people({}, { leader: person(null) }), ['leader', 'director', 'quality']],
    ['an unknown superior', people({}, { worker: person('gone') }), ['director', 'quality']],
    ['a loop', people({}, { head: person('leader') }), ['leader', 'head', 'director', 'quality']],
    ['a loop of one', people({}, { worker: person('worker') }), ['director', 'quality']],
    ['a loop back to the assignee', people({}, { leader: person('worker') }), ['leader', 'director', 'quality']],
    ['a superior who was warned already', people({ firstResponsibleId: 'leader' }), ['head', 'director', 'quality']],
    ['nobody assigned', people({ assigneeId: null }), ['head', 'director', 'quality']],
    ['nobody at all', people({ assigneeId: null, firstResponsibleId: null }), ['director', 'quality']],
    [
      'a new matter in a zone that somebody keeps',
      people({ assigneeId: null, firstResponsibleId: null, housekeeperId: 'desk' }),
      ['head', 'director', 'quality'],
    ],
    [
      'a housekeeper above whoever was sent',
      people({ firstResponsibleId: null, housekeeperId: 'leader' }),
      ['head', 'director', 'quality'],
    ],
    ['another’s zone', people({ housekeeperId: 'leader' }), ['leader', 'head', 'director', 'quality']],
    ['the director at work', people({ assigneeId: 'director', firstResponsibleId: null }), ['quality']],
    ['everybody left', people({ directorId: 'gone', assigneeId: 'ghost' }), ['gone']],
    ['a name of the language', people({}, { worker: person('constructor') }), ['director', 'quality']],
  ])('%s', (_, given, expected) => {
    expect(escalationList(given)).toEqual(expected);
    expect(new Set(expected).size).toBe(expected.length);
  });

  it('warns the two who hold the matter, then one a level', () => {
    const told = (['warn', 'breach', 'level_2', 'level_3', 'level_4'] as const).map((t) =>
      escalationChain(people(), t),
    );
    expect(told).toEqual([['worker', 'desk'], ['leader'], ['head'], ['director'], ['quality']]);
    expect(escalationChain(people({ assigneeId: 'director' }), 'level_2')).toEqual([]);
  });

  it('never warns nobody, nor one person twice', () => {
    expect(escalationChain(people({ firstResponsibleId: 'worker' }), 'warn')).toEqual(['worker']);
    expect(escalationChain(people({ assigneeId: null, firstResponsibleId: null }), 'warn')).toEqual(['director']);
    expect(escalationChain(people({}, { worker: person('leader', false) }), 'warn')).toEqual(['desk']);
  });

  it('warns the housekeeper of the zone of what nobody accepted, unless they are passed over (T5)', () => {
    const fresh = { assigneeId: null, firstResponsibleId: null, housekeeperId: 'desk' };
    const told = (['warn', 'breach', 'level_2', 'level_3', 'level_4'] as const).map((t) =>
      escalationChain(people(fresh), t),
    );
    expect(told).toEqual([['desk'], ['head'], ['director'], ['quality'], []]);
    expect(escalationChain(people(fresh, { desk: person('head', false) }), 'warn')).toEqual(['head']);
    expect(escalationChain(people({ ...fresh, firstResponsibleId: 'leader' }), 'warn')).toEqual(['leader']);
  });
});

describe('silence that confirms (T9)', () => {
  const verified = [
    submitted,
    step('05T09:10', 'accepted', 'accepted'),
    step('05T09:20', 'settled', 'done'),
    step('06T09:00', 'verified', 'verified'),
  ];
  const readings = (now: string) => read(verified, now);
  const reminder = (at: string, attempt = 1) => ({
    type: 'confirmation_reminded' as const,
    at: when(at),
    data: { clock: 'confirmation', attempt },
  });

  it('is consent: never late, and announced twice, with two days left and with one', () => {
    const [waits] = clock('confirmation', verified, '06T10:00');
    expect(waits?.thresholds).toEqual([
      { threshold: 'remind_1', at: when('07T09:00') },
      { threshold: 'remind_2', at: when('08T09:00') },
    ]);
    expect(clock('confirmation', verified, '12T09:00')[0]?.state).toBe('running');
    const closed = [...verified, step('09T09:01', 'closed', 'closed')];
    expect(clock('confirmation', closed, '12T09:00')[0]).toMatchObject({ state: 'kept', thresholds: [] });
  });

  it('confirms at the end of the norm, and a day after a reminder that came late', () => {
    expect(silenceConfirmsAt(readings('06T10:00'), [])).toEqual(when('09T09:00'));
    expect(silenceConfirmsAt(readings('08T10:00'), [reminder('08T09:00')])).toEqual(when('09T09:00'));
    expect(silenceConfirmsAt(readings('12T10:00'), [reminder('12T09:30')])).toEqual(when('13T09:30'));
    expect(silenceConfirmsAt(readings('12T10:00'), [reminder('12T09:30', 2)])).toEqual(when('09T09:00'));
    expect(silenceConfirmsAt(read([submitted], '05T09:10'), [])).toBeNull();
  });

  it('is called for by reminders alone, in order, each once', () => {
    const due = (done: ClockActs = new Map()) =>
      dueActs(readings('12T09:00'), when('12T09:00'), done, { levels: 0 })
        .filter(({ clock: name }) => name === 'confirmation')
        .map(({ threshold }) => threshold);
    expect(due()).toEqual(['remind_1', 'remind_2']);
    expect(due(told(['confirmation:1:remind_1']))).toEqual(['remind_2']);
    expect(eventOfThreshold('remind_2')).toBe('confirmation_reminded');
    const marked = {
      type: 'clock_warned' as const,
      at: when('12T09:00'),
      data: { clock: 'confirmation', attempt: 1, threshold: 'remind_2' },
    };
    expect(due(actedOn([{ ...marked, data: { ...marked.data, marked: 1 } }]))).toEqual([]);
  });
});

const staff: StaffActor = {
  kind: 'staff',
  accountId: 'a',
  staffId: 's',
  role: 'director',
  name: '',
  zoneIds: [],
  communityIds: ['here'],
  teamIds: [],
  standsInFor: [],
  peopleBelow: ['x'],
};
const ticket: TicketFacts = {
  id: 't',
  communityId: 'here',
  zoneId: null,
  householdId: null,
  reporterStaffId: null,
  firstResponsibleId: null,
  assigneeId: null,
  kind: 'repair',
  severity: 'normal',
  status: 'accepted',
  heldFrom: null,
  rating: null,
  repliedAt: null,
  doneAt: null,
  reopenCount: 0,
  aboutStaffId: null,
  handoverToId: null,
  attentionId: null,
  arbiterId: null,
  orderSuspended: false,
  lendingZoneId: null,
  lenderId: null,
  assigneeLeaderId: null,
  offeredTeamId: null,
  companionIds: [],
  version: 1,
};

describe('a new category', () => {
  it('says what changed, before and after, and nothing else', () => {
    const to = { ...facts, severity: 'urgent' as const };
    expect(recategorize(staff, { ...ticket, ...facts }, to, '漏到楼下')).toEqual({
      event: { type: 'recategorized', note: '漏到楼下', data: { severity: 'urgent', severityBefore: 'normal' } },
      patch: { severity: 'urgent' },
    });
  });

  it.each<[string, Partial<TicketFacts>, object]>([
    ['ticket.nothing_changed', {}, {}],
    ['ticket.kind_unfit', { aboutStaffId: 'x', kind: 'complaint' }, { severity: 'urgent' }],
    ['ticket.invalid_transition', { status: 'closed' }, { severity: 'urgent' }],
    ['access.denied', { aboutStaffId: 's' }, { severity: 'urgent' }],
    ['access.denied', { communityId: 'there' }, { severity: 'urgent' }],
  ])('is refused: %s', (code, given, to) => {
    expect(() => recategorize(staff, { ...facts, ...ticket, ...given }, { ...facts, ...to }, '')).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('a history in the database', () => {
  const entry = (part: Partial<ClockEntry>): ClockEntry => ({
    at: when('05T09:00'),
    type: 'submitted',
    fromStatus: null,
    toStatus: 'submitted',
    visibility: 'public',
    door: 'office',
    actorKind: 'staff',
    worded: false,
    data: {},
    ...part,
  });

  it('becomes steps: facts with the first, times as times, timers left out, another system counted as staff', () => {
    const until = '2026-03-07T04:00:00.000Z';
    const steps = stepsOf(facts, [
      entry({ door: 'portal', actorKind: 'resident' }),
      entry({ type: 'clock_warned', actorKind: 'system', visibility: 'internal', data: { clock: 'reply' } }),
      entry({ type: 'held', toStatus: 'on_hold', data: { until, reason: 'parts' } }),
      entry({ type: 'noted', visibility: 'internal', door: 'import', actorKind: 'system' }),
    ]);
    expect(steps.map(({ type, byStaff, public: open, data }) => [type, byStaff, open, data])).toEqual([
      ['submitted', false, true, facts],
      ['held', true, true, { until: new Date(until), reason: 'parts' }],
      ['noted', true, false, {}],
    ]);
  });

  it('tells words to the resident from what only changes a state, and counts the own act of a resident (C3)', () => {
    const told = (part: Partial<ClockEntry>, householdId: string | null = 'h') =>
      stepsOf({ ...facts, householdId }, [entry({}), entry(part)])[1]?.told;
    expect(told({ type: 'replied', worded: true })).toBe(true);
    expect(told({ type: 'replied', worded: true, actorKind: 'resident', door: 'portal' })).toBe(true);
    expect(told({ type: 'held' })).toBe(true);
    expect(told({ type: 'resumed', worded: true })).toBe(true);
    expect(told({ type: 'resumed' })).toBe(false);
    expect(told({ type: 'resumed', actorKind: 'system', door: 'system' })).toBe(false);
    // The household sees the step, but those words were said to a colleague.
    expect(told({ type: 'dispatched', worded: true })).toBe(false);
    expect(told({ type: 'noted', worded: true, visibility: 'internal' })).toBe(false);
    // Nobody is there to be told.
    expect(told({ type: 'resumed' }, null)).toBe(true);
    expect(stepsOf(facts, [entry({ worded: true })])[0]?.told).toBe(false);
  });

  it('counts what staff have said to the resident by a moment, not their steps nor the resident (C3)', () => {
    const history = [
      entry({ at: when('05T08:00'), worded: true }),
      entry({ at: when('05T09:00'), type: 'accepted' }),
      entry({ at: when('05T10:00'), type: 'replied', worded: true }),
      entry({ at: when('05T11:00'), type: 'replied', worded: true, actorKind: 'resident', door: 'portal' }),
      entry({ at: when('05T12:00'), type: 'dispatched', worded: true }),
      entry({ at: when('05T13:00'), type: 'held' }),
    ];
    const told = ['09:30', '10:00', '12:30', '13:00'].map((time) => toldUntil(history, when(`05T${time}`)));
    expect(told).toEqual([0, 1, 1, 2]);
  });

  it('says of each moment what the matter was then, whatever it was called since (T8)', () => {
    const was = (data: object, type: TicketEventType = 'recategorized') => entry({ type, data: { ...data } });
    const history = [
      entry({ door: 'portal', actorKind: 'resident' }),
      was({ severity: 'urgent', severityBefore: 'normal', category: 'order', categoryBefore: 'fees' }),
      was({ kind: 'complaint' }, 'noted'),
      was({ category: 'engineering', categoryBefore: 'order' }),
    ];
    expect(stepsOf({ ...facts, severity: 'urgent' }, history).map(({ data }) => data)).toEqual([
      { ...facts, category: 'fees' },
      { severity: 'urgent', category: 'order' },
      {},
      { category: 'engineering' },
    ]);
  });

  it('gives back every chain of corrections, however often it was called something else', () => {
    const nature = fc.record({
      kind: fc.constantFrom(...ticketKinds),
      severity: fc.constantFrom(...severities),
      category: fc.constantFrom('engineering', 'engineering.lift', 'order', 'other'),
      area: fc.constantFrom(...areas),
    });
    const system: Actor = { kind: 'system', reason: 'test' };
    fc.assert(
      fc.property(nature, fc.array(nature, { maxLength: 8 }), (first, further) => {
        let now: TicketNature = first;
        const history = [entry({})];
        const natures: TicketNature[] = [first];
        for (const to of further) {
          // Through the command's own decision, as the database holds it.
          if (JSON.stringify(now) === JSON.stringify(to)) continue;
          const { event, patch } = recategorize(staff, { ...ticket, ...now }, to, '');
          history.push(entry({ type: event.type, data: event.data }));
          now = { ...now, ...patch };
          natures.push(now);
        }
        let read = {};
        const seen = stepsOf(now, history).map(({ data }) => {
          read = { ...read, ...data };
          return read;
        });
        expect(seen).toEqual(natures);
      }),
    );
    expect(() => recategorize(system, { ...ticket, ...facts }, facts, '')).toThrow();
  });

  it('says what was acted on; what is marked stands for all before it', () => {
    const acted = (threshold: string, more: object = {}) =>
      entry({ type: 'escalated', data: { clock: 'reply', attempt: 2, threshold, ...more } });
    expect(actedOn([entry({}), acted('breach')])).toEqual(told(['reply:2:breach'], '05T09:00'));
    expect(actedOn([acted('level_2', { marked: 1 })])).toEqual(
      told(['reply:2:warn', 'reply:2:breach', 'reply:2:level_2'], '05T09:00'),
    );
  });

  it('calls for all that is due at once, in order, each once, and for one level only (T8)', () => {
    const due = (at: string, done: ClockActs = new Map(), levels = 4) => {
      const readings = read([submitted], at).filter(({ clock: name }) => name === 'reply');
      return dueActs(readings, when(at), done, { levels }).map(({ threshold, how }) => `${threshold} ${how}`);
    };
    expect(due('05T09:20')).toEqual([]);
    expect(due('05T11:00')).toEqual(['warn told', 'breach told']);
    expect(due('05T11:00', told(['reply:1:breach']), 2)).toEqual(['warn told', 'level_2 told']);
    const soon = told(['reply:1:warn', 'reply:1:breach'], '05T11:00');
    expect(due('05T11:29:59.999', soon)).toEqual([]);
    expect(due('05T11:30', soon)).toEqual(['level_2 told']);
    // The two hours of an outage are caught up with; what lay about for longer was found late.
    expect(due('05T12:30')).toEqual(['warn told', 'breach told']);
    expect(due('05T12:31')).toEqual(['breach late']);
    expect(due('12T09:29')).toEqual(['breach late']);
    expect(due('12T09:29', told(['reply:1:warn', 'reply:1:breach'], '12T08:59'))).toEqual(['level_2 told']);
    expect(due('13T09:29')).toEqual(['level_4 known']);
    expect((['warn', 'breach', 'level_2'] as const).map(eventOfThreshold)).toEqual([
      'clock_warned',
      'clock_breached',
      'escalated',
    ]);
  });
});
