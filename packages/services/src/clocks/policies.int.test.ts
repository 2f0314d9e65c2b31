import { newId } from '@linli/db';
import { type ClockPolicyChange, clockNames, outcomeOf } from '@linli/domain/clocks';
import { ticketStatuses } from '@linli/domain/tickets';
import { asStaff, createTeam, createTicket, type Team, takeStep, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { recategorizeTicket } from '../tickets/index.ts';
import { changeClockPolicy, findClocked, listClockPolicies, previewClockPolicy, readingsOf } from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

const base: ClockPolicyChange = {
  clock: 'reply',
  kind: null,
  severity: null,
  category: null,
  area: null,
  crew: null,
  minutes: 60,
  calendar: 'always',
  warnShare: 0.8,
  escalateEveryMinutes: 60,
  end: false,
  validUntil: null,
};
const change = (more: Partial<ClockPolicyChange> = {}, by = team.director) =>
  changeClockPolicy(by.ctx, { ...base, ...more });
const rowOf = async (kind: string | null, severity: string | null = null) => {
  const { policies } = await listClockPolicies(team.director.ctx, {});
  const found = policies.find(
    (row) => row.clock === 'reply' && row.kind === kind && row.severity === severity && !row.validUntil,
  );
  if (!found) throw new Error('no such row');
  return found;
};

describe('a norm (T8)', () => {
  it('goes on differently from a moment on; what was stays on record, and who changed it', async () => {
    const old = await rowOf('repair');
    const promised = await createTicket(team);
    await change({ policyId: old.id, minutes: 10 });
    const { policies } = await listClockPolicies(team.tradesperson.ctx, {});
    const now = team.clock.now();
    expect(policies.find(({ id }) => id === old.id)).toMatchObject({ minutes: 30, validUntil: now });
    expect(await rowOf('repair')).toMatchObject({ minutes: 10, validFrom: now, changedBy: '周文博', changedAt: now });
    const due = async (id: string) => {
      const row = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
      return (row.replyDueAt.getTime() - row.createdAt.getTime()) / 60_000;
    };
    team.clock.advance(1);
    expect([await due(promised.id), await due((await createTicket(team)).id)]).toEqual([30, 10]);
  });

  it('stays signed by who made it when another goes on from it, and is signed by who stops it', async () => {
    await change({ kind: 'praise' });
    const first = await rowOf('praise');
    const made = { changedBy: '周文博', changedAt: first.changedAt };
    team.clock.advance(60);
    const manager = await asStaff(team, 'director', { name: '吴经理', nameEn: 'Wu' });
    await change({ policyId: first.id, kind: 'praise', minutes: 45 }, manager);
    const second = await rowOf('praise');
    expect(second).toMatchObject({ changedBy: '吴经理', changedAt: team.clock.now() });
    const signed = async (id: string) =>
      (await listClockPolicies(team.director.ctx, {})).policies.find((row) => row.id === id);
    expect(await signed(first.id)).toMatchObject({ ...made, validUntil: team.clock.now() });
    team.clock.advance(60);
    await change({ policyId: second.id, kind: 'praise', end: true });
    expect(await signed(second.id)).toMatchObject({ changedBy: '周文博', changedAt: team.clock.now() });
  });

  it('begins within two years, and speaks of a category that there is', async () => {
    const validFrom = new Date(team.clock.now().getTime() + 733 * 86_400_000);
    await expect(change({ severity: 'major', category: 'greening', validFrom })).rejects.toMatchObject({
      code: 'clocks.too_far',
    });
    for (const category of ['nowhere', 'engineering.nowhere']) {
      await expect(change({ category })).rejects.toMatchObject({ code: 'clocks.category_unknown' });
    }
    await change({ severity: 'major', category: 'greening', validFrom: new Date(validFrom.getTime() - 86_400_000) });
  });

  it('is added for some matters, and ended again', async () => {
    const lift = { category: 'engineering.lift', minutes: 5 };
    const { id } = await change(lift);
    await expect(change(lift)).rejects.toMatchObject({ code: 'clocks.contradiction' });
    team.clock.advance(60);
    await change({ policyId: id, end: true });
    await expect(change({ policyId: id, end: true })).rejects.toMatchObject({ code: 'clocks.not_found' });
    expect(await database.db.prisma.clockPolicy.findUnique({ where: { id } })).toMatchObject({
      validUntil: team.clock.now(),
    });
    // One that was to begin later, and is taken back before, has judged nothing: it is gone.
    const validFrom = new Date(team.clock.now().getTime() + 3_600_000);
    const later = await change({ ...lift, validFrom });
    await change({ policyId: later.id, end: true, validFrom });
    expect(await database.db.prisma.clockPolicy.findUnique({ where: { id: later.id } })).toBeNull();
  });

  it('is listed in the order of kinds and severities, after what speaks of all', async () => {
    const { policies } = await listClockPolicies(team.director.ctx, {});
    expect(policies.filter(({ clock }) => clock === 'reply').map(({ kind, severity }) => kind ?? severity)).toEqual([
      null,
      'urgent',
      'major',
      'repair',
      'complaint',
      'patrol',
    ]);
    expect([...new Set(policies.map(({ clock }) => clock))]).toEqual(clockNames);
  });

  it('that contradicts another clock is refused, and both are named', async () => {
    await expect(change({ severity: 'urgent', kind: 'repair', minutes: 300 })).rejects.toMatchObject({
      code: 'clocks.unsound',
      params: { first: 'reply', second: 'completion', firstMinutes: 300, secondMinutes: 240 },
    });
  });

  it.each<[string, () => Promise<Partial<ClockPolicyChange>>]>([
    ['clocks.hole', async () => ({ policyId: (await rowOf(null)).id, end: true })],
    ['clocks.in_past', async () => ({ category: 'fees', validFrom: new Date(team.clock.now().getTime() - 1) })],
    ['clocks.unsound', async () => ({ category: 'fees', calendar: 'unheard of' })],
    ['clocks.not_found', async () => ({ policyId: newId() })],
  ])('is refused: %s, and nothing is written', async (code, given) => {
    const before = await database.db.prisma.clockPolicy.findMany({ orderBy: { id: 'asc' } });
    await expect(change(await given())).rejects.toMatchObject({ code });
    expect(await database.db.prisma.clockPolicy.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });

  it('is changed by whoever answers for the community, of two at once by one', async () => {
    const other = await createTeam(database.db);
    for (const by of [team.housekeeper, team.frontDesk]) {
      await expect(change({ category: 'fees' }, by)).rejects.toMatchObject({ code: 'access.denied' });
    }
    const { communityId } = other.place;
    await expect(change({ category: 'fees', communityId })).rejects.toMatchObject({ code: 'access.denied' });
    const { id } = await rowOf('repair');
    const two = await Promise.allSettled([5, 6].map((minutes) => change({ policyId: id, minutes })));
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what last month would have looked like', () => {
  /** All that was filed so far is a matter of last month. */
  const nextMonth = () => team.clock.advance(31 * 24 * 60);

  it('says of each clock how many were kept and would have been, and names what changes', async () => {
    const [quick, slow] = [
      await createTicket(team, { status: 'accepted' }),
      await createTicket(team, { status: 'accepted', late: true }),
    ];
    const unanswered = await createTicket(team);
    nextMonth();
    // Of this month: not looked at.
    await createTicket(team, { status: 'accepted' });
    const query = vi.spyOn(database.db.pool, 'query');
    const policyId = (await rowOf('repair')).id;
    const before = query.mock.calls.length;
    const preview = (more: object) => previewClockPolicy(team.director.ctx, { ...base, policyId, ...more });
    const seen = await preview({ minutes: 5 });
    // The settings are at hand; the month is one statement, and the words of what changes another.
    expect(query.mock.calls.length - before).toBeLessThanOrEqual(3);
    query.mockRestore();
    expect(seen).toMatchObject({
      clock: 'reply',
      looked: 3,
      problems: [],
      before: { kept: 1, late: 2, open: 0 },
      after: { kept: 0, late: 3, open: 0 },
      changed: 1,
      tickets: [{ number: quick.number, was: 'kept', would: 'late' }],
    });
    const months = await preview({ minutes: 60 * 24 * 60 });
    expect(months).toMatchObject({
      problems: ['order'],
      order: { first: 'reply', second: 'completion', firstMinutes: 60 * 24 * 60, secondMinutes: 24 * 60 },
      after: { kept: 2, late: 0, open: 1, absent: 0, stopped: 0 },
    });
    // What has no outcome any more is named too.
    expect(months.tickets.map(({ number, would }) => [number, would])).toEqual(
      expect.arrayContaining([
        [slow.number, 'kept'],
        [unanswered.number, 'open'],
      ]),
    );
    const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0);
    for (const counts of [seen.before, seen.after, months.before, months.after]) expect(total(counts)).toBe(3);
    expect(await rowOf('repair')).toMatchObject({ minutes: 30 });
    expect((await previewClockPolicy(team.director.ctx, { ...base, minutes: 5 })).problems).toEqual(['contradiction']);
    await expect(previewClockPolicy(team.housekeeper.ctx, base)).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('says the same as the clocks of each ticket, whatever has happened to it', async () => {
    for (const status of ticketStatuses) await createTicket(team, { status, late: status === 'under_way' });
    const ticket = await createTicket(team, { status: 'accepted' });
    team.clock.advance(50);
    const at = { ticketId: ticket.id, version: ticket.version, note: '冒水 {不止}' };
    const nature = { kind: 'complaint', severity: 'urgent', category: 'fees', area: 'public' } as const;
    const { id, number, status, version } = await recategorizeTicket(team.housekeeper.ctx, { ...at, ...nature });
    await takeStep(team, await takeStep(team, { id, number, status, version }, 'dispatch'), 'hold');
    team.clock.advance(3000);
    nextMonth();
    const { rows } = await database.db.pool.query<{ id: string }>('select id from ticket');
    for (const clock of clockNames) {
      const seen = await previewClockPolicy(team.director.ctx, { ...base, clock, category: 'order' });
      const outcomes = await Promise.all(
        rows.map(({ id }) =>
          database.db.prisma.$transaction(async (tx) => {
            const ticket = await findClocked(tx, id, false);
            if (!ticket) throw new Error('gone');
            const readings = await readingsOf(tx, ticket, team.clock.now());
            return outcomeOf(readings.filter((reading) => reading.clock === clock));
          }),
        ),
      );
      const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
      const counts = ['kept', 'late', 'absent', 'open', 'stopped'].map((wanted) => [wanted, count(wanted)]);
      expect([clock, seen.looked, seen.before]).toEqual([clock, rows.length, Object.fromEntries(counts)]);
    }
  });

  it('counts nothing of what is about the one who looks (T5)', async () => {
    const aboutStaffId = team.director.actor.staffId;
    await createTicket(team, { kind: 'complaint', category: 'service_attitude', aboutStaffId });
    nextMonth();
    expect(await previewClockPolicy(team.director.ctx, { ...base, category: 'fees' })).toMatchObject({ looked: 0 });
  });

  it('reads thousands of matters in a few statements, chunk by chunk', async () => {
    const made = await createTicket(team, { status: 'closed' });
    await database.db.pool.query(
      `with copy as (
         insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'submission_key', gen_random_uuid(),
           'number', 100000 + n))).* from ticket t, generate_series(1, 5100) n where t.id = $1 returning id)
       insert into ticket_event select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'ticket_id', copy.id))).*
         from ticket_event e, copy where e.ticket_id = $1`,
      [made.id],
    );
    await database.db.pool.query('analyze ticket, ticket_event');
    nextMonth();
    const policyId = (await rowOf('repair')).id;
    const query = vi.spyOn(database.db.pool, 'query');
    const seen = await previewClockPolicy(team.director.ctx, { ...base, policyId, minutes: 1 });
    // The stamp of the settings, the settings, two chunks, and the words of thirty.
    expect(query.mock.calls.length).toBeLessThanOrEqual(5);
    query.mockRestore();
    expect(seen).toMatchObject({ looked: 5101, changed: 5101 });
    expect(seen.tickets).toHaveLength(30);
  }, 60_000);
});
