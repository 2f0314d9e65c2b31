import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { defaultClockPolicies } from '@linli/domain/clocks';
import { type ImportRows, identityMapping, readRow } from '@linli/domain/imports';
import { clockEventTypes } from '@linli/domain/tickets';
import { useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { clockTasks } from '../clocks/index.ts';
import type { Ctx } from '../context/index.ts';
import { acceptTicket } from '../tickets/index.ts';
import {
  type ImportLine,
  type ImportOptions,
  importEstates,
  importResidents,
  importStaff,
  importTickets,
  type LineOutcome,
} from './index.ts';

const database = useDatabase();
const ctx = (): Ctx => ({
  db: database.db,
  actor: { kind: 'system', reason: 'import' },
  clock: () => new Date('2026-06-01T00:00:00Z'),
  door: 'import',
});
const options: ImportOptions = { dryRun: false, timeZone: 'Asia/Shanghai', company: '邻里物业' };

const importers = { estates: importEstates, staff: importStaff, residents: importResidents, tickets: importTickets };
type Kind = keyof typeof importers;
type Cells = Record<string, unknown>;

function canonical(kind: Kind, cells: Cells): ImportRows[Kind] {
  const read = readRow(kind, identityMapping(kind, 'Asia/Shanghai'), cells);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.row;
}

async function* linesOf(kind: Kind, rows: Cells[]): AsyncGenerator<ImportLine<never>> {
  for (const [index, cells] of rows.entries()) yield { line: index + 2, row: canonical(kind, cells) as never };
}

async function bring(kind: Kind, rows: Cells[], given: Partial<ImportOptions> = {}): Promise<LineOutcome[]> {
  const all: LineOutcome[] = [];
  for await (const batch of importers[kind](ctx(), linesOf(kind, rows), { ...options, ...given })) all.push(...batch);
  return all;
}

const summary = (outcomes: LineOutcome[]) =>
  outcomes.map((it) => (it.outcome === 'rejected' ? it.problems.map((problem) => problem.problem).join() : it.outcome));

/** Every row of every table that an import can touch, and where the numbers stand. */
async function everything(): Promise<unknown> {
  const tables = [
    'company',
    'region',
    'community',
    'zone',
    'building',
    'unit',
    'household',
    'member',
    'staff',
    'account',
  ];
  const reads = [...tables, 'zone_staff', 'ticket', 'ticket_event', 'clock_policy', 'calendar'].map(
    async (table) => (await database.db.pool.query(`select t::text from ${table} t order by 1`)).rows,
  );
  const { rows } = await database.db.pool.query('select last_value, is_called from ticket_number_seq');
  return [rows, ...(await Promise.all(reads))];
}

const estate = { externalId: 'e1', region: '九龙', name: '彩福邨', blocks: '彩乐楼;彩善楼', flats: '4500' };
const ticket = {
  externalId: 't1',
  communityExternalId: 'e1',
  matter: '厨房漏水',
  createdAt: '2026-01-05T08:00:00',
  place: '3号楼',
  reporterName: '王先生',
};

beforeEach(async () => {
  await bring('estates', [estate]);
});

describe('estates', () => {
  it('come in once, with blocks, norms and a number of flats, and no invented unit', async () => {
    expect(summary(await bring('estates', [estate]))).toEqual(['unchanged']);
    const { prisma } = database.db;
    expect(await prisma.building.count()).toBe(2);
    expect(await prisma.unit.count()).toBe(0);
    expect(await prisma.clockPolicy.count()).toBe(defaultClockPolicies.length);
    expect(await prisma.calendar.count()).toBe(3);
    expect(await prisma.community.findFirst()).toMatchObject({ flats: 4500, timeZone: 'Asia/Shanghai' });
  });

  it('change where the source says so, and keep what it leaves empty', async () => {
    await database.db.prisma.community.updateMany({ data: { hotline: '110' } });
    expect(summary(await bring('estates', [{ ...estate, name: '彩福新邨', blocks: '彩喜楼' }]))).toEqual(['imported']);
    expect(await database.db.prisma.community.findFirst()).toMatchObject({ name: '彩福新邨', hotline: '110' });
    expect(await database.db.prisma.building.count()).toBe(3);
  });

  it('bring the positions of their blocks, and keep them where the source is silent', async () => {
    const at = (lat: number, lng: number) => ({ ...estate, blocks: [{ name: '彩乐楼', lat, lng }] });
    const position = async () => {
      const { lat, lng } = await database.db.prisma.building.findFirstOrThrow({ where: { name: '彩乐楼' } });
      return [lat, lng];
    };
    expect(await position()).toEqual([null, null]);
    expect(summary(await bring('estates', [at(22.329, 114.217)]))).toEqual(['imported']);
    expect(await position()).toEqual([22.329, 114.217]);
    expect(summary(await bring('estates', [at(22.329, 114.217)]))).toEqual(['unchanged']);
    expect(summary(await bring('estates', [estate]))).toEqual(['unchanged']);
    expect(summary(await bring('estates', [at(22.33, 114.217)]))).toEqual(['imported']);
    expect(await position()).toEqual([22.33, 114.217]);
  });

  it('need a company', async () => {
    await database.db.pool.query(
      'delete from building; delete from community; delete from region; delete from company',
    );
    expect(summary(await bring('estates', [estate], { company: undefined }))).toEqual(['company_unknown']);
  });
});

describe('people', () => {
  const staff = { role: 'housekeeper', phone: '13800000000', communityExternalId: 'e1' };

  it('of the staff come in with zones and superiors, also when the superior stands below', async () => {
    const community = await database.db.prisma.community.findFirstOrThrow();
    await database.db.prisma.zone.create({
      data: { id: newId(), communityId: community.id, name: '一区', nameEn: 'A' },
    });
    const rows = [
      { ...staff, externalId: 's1', name: '王管家', zones: '一区', superiorExternalId: 's2' },
      { ...staff, externalId: 's2', name: '李主任', role: 'director' },
      { ...staff, externalId: 's3', name: '张师傅', role: 'tradesperson', trades: 'engineering', zones: 'A' },
      { ...staff, externalId: 's4', name: '赵', zones: '九区' },
      { ...staff, externalId: 's5', name: '钱', superiorExternalId: 's4' },
    ];
    const outcome = ['imported', 'imported', 'imported', 'zone_unknown', 'superior_unknown'];
    expect(summary(await bring('staff', rows)).sort()).toEqual([...outcome].sort());
    expect(summary(await bring('staff', rows)).filter((it) => it === 'unchanged')).toHaveLength(3);
    const [king] = await database.db.prisma.staff.findMany({
      where: { externalId: 's1' },
      include: { superior: true, leads: true },
    });
    expect(king).toMatchObject({ superior: { name: '李主任' }, leads: [{ name: '一区' }] });
    expect(await database.db.prisma.zoneStaff.count()).toBe(1);
    expect(await database.db.prisma.account.count({ where: { door: 'office' } })).toBe(3);
  });

  it('who live there come in with their homes', async () => {
    const home = { communityExternalId: 'e1', building: '彩乐楼', unit: '1203', phone: '1' };
    const rows = [
      { ...home, externalId: 'm1', name: '陈' },
      { ...home, externalId: 'm2', name: '林', relation: 'family' },
      { ...home, externalId: 'm3', name: '黄', unit: '3A' },
      { ...home, externalId: 'm4', name: '何', building: '无此楼' },
    ];
    expect(summary(await bring('residents', rows)).sort()).toEqual([
      'building_unknown',
      'imported',
      'imported',
      'imported',
    ]);
    expect(summary(await bring('residents', rows)).sort()).toEqual([
      'building_unknown',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect(await database.db.prisma.household.count()).toBe(2);
    expect(await database.db.prisma.unit.findMany({ select: { floor: true }, orderBy: { floor: 'asc' } })).toEqual([
      { floor: 3 },
      { floor: 12 },
    ]);
    const known = { ...ticket, reporterExternalId: 'm1', reporterName: '', place: '' };
    expect(summary(await bring('tickets', [known]))).toEqual(['imported']);
    // T2: where they live is where it is, unless the row says another place.
    expect(await database.db.prisma.ticket.findFirst()).toMatchObject({
      reporterName: '陈',
      placeText: '彩乐楼 1203室',
    });
  });
});

describe('tickets', () => {
  const closed = { ...ticket, closedAt: '2026-01-09T08:00:00', dueAt: '2026-01-07T08:00:00', outcome: '换了水管' };

  it('have a row that agrees with their history, true times, and words to be found by', async () => {
    await bring('tickets', [closed]);
    const row = await database.db.prisma.ticket.findFirstOrThrow({ include: { events: { orderBy: { seq: 'asc' } } } });
    expect(row).toMatchObject({
      status: 'closed',
      version: 4,
      createdAt: new Date('2026-01-05T00:00:00Z'),
      doneAt: new Date('2026-01-09T00:00:00Z'),
      endedAt: new Date('2026-01-09T00:00:00Z'),
      doneDueAt: new Date('2026-01-07T00:00:00Z'),
      placeText: '彩福邨 · 3号楼',
      reporterName: '王先生',
    });
    expect(row.search).toContain('漏水');
    expect(row.events.map(({ seq, type, door, actorKind }) => [seq, type, door, actorKind])).toEqual([
      [1, 'submitted', 'import', 'system'],
      [2, 'settled', 'import', 'system'],
      [3, 'verified', 'import', 'system'],
      [4, 'closed', 'import', 'system'],
    ]);
    expect(row.events[1]).toMatchObject({ note: '换了水管', at: row.doneAt });
  });

  it('come in once; what the source has learned is appended; what it tells differently is noted', async () => {
    expect(summary(await bring('tickets', [ticket]))).toEqual(['imported']);
    expect(summary(await bring('tickets', [ticket]))).toEqual(['unchanged']);
    expect(summary(await bring('tickets', [{ ...closed, category: 'engineering.plumbing' }]))).toEqual(['imported']);
    expect(summary(await bring('tickets', [{ ...closed, category: 'engineering.plumbing' }]))).toEqual(['unchanged']);
    expect(summary(await bring('tickets', [ticket]))).toEqual(['history_rewritten']);
    const row = await database.db.prisma.ticket.findFirstOrThrow({ include: { events: { orderBy: { seq: 'asc' } } } });
    expect(row).toMatchObject({ status: 'closed', category: 'engineering.plumbing', version: 5 });
    expect(row.events.map((event) => event.type)).toEqual(['submitted', 'settled', 'verified', 'closed', 'noted']);
    expect(row.events[4]).toMatchObject({
      visibility: 'internal',
      note: expect.stringContaining('category: other → engineering.plumbing'),
    });
  });

  it('are never overwritten once somebody has worked on them', async () => {
    await bring('tickets', [ticket]);
    const { id, communityId } = await database.db.prisma.ticket.findFirstOrThrow();
    const { id: companyId } = await database.db.prisma.company.findFirstOrThrow();
    const staffId = newId();
    await database.db.prisma.staff.create({
      data: { id: staffId, companyId, communityId, role: 'director', name: '李', nameEn: 'Li', phone: '1' },
    });
    const actor: Actor = {
      kind: 'staff',
      accountId: newId(),
      staffId,
      role: 'director',
      name: '李',
      zoneIds: [],
      teamIds: [],
      communityIds: [communityId],
      standsInFor: [],
      peopleBelow: [],
    };
    await acceptTicket({ ...ctx(), actor, door: 'office' }, { ticketId: id, version: 1, note: '' });
    const before = await everything();
    expect(summary(await bring('tickets', [{ ...closed, matter: '别的' }]))).toEqual(['unchanged']);
    expect(await everything()).toEqual(before);
  });

  it('are orphaned by nobody who leaves: each goes one level up, past whom it is about, with an entry (T5)', async () => {
    const { prisma } = database.db;
    const { id: communityId } = await prisma.community.findFirstOrThrow();
    const people = [
      { externalId: 'director', role: 'director', name: '周主任' },
      { externalId: 'leader', role: 'team_leader', name: '吴班长', superiorExternalId: 'director' },
      { externalId: 'keeper', role: 'housekeeper', name: '陈管家', superiorExternalId: 'leader' },
      { externalId: 'other', role: 'housekeeper', name: '刘管家', superiorExternalId: 'leader' },
    ].map((row) => ({ ...row, communityExternalId: 'e1', phone: '10000000000' }));
    expect(new Set(summary(await bring('staff', people)))).toEqual(new Set(['imported']));
    const idOf = async (externalId: string) => (await prisma.staff.findFirstOrThrow({ where: { externalId } })).id;
    const [keeper, leader, director, other] = await Promise.all(['keeper', 'leader', 'director', 'other'].map(idOf));
    if (!keeper || !leader || !director || !other) throw new Error('somebody is missing');
    const numbered = ['t1', 't2', 't3', 't4'].map((externalId) => ({ ...ticket, externalId }));
    await bring('tickets', [...numbered, { ...closed, externalId: 't5' }]);
    const set = (externalId: string, data: object) => prisma.ticket.updateMany({ where: { externalId }, data });
    await set('t1', { firstResponsibleId: keeper });
    await set('t2', { firstResponsibleId: keeper, aboutStaffId: leader });
    await set('t3', { firstResponsibleId: other, handoverToId: keeper, attentionId: keeper });
    await set('t4', { firstResponsibleId: keeper, handoverToId: leader });
    await set('t5', { firstResponsibleId: keeper });
    const { id: ticketId } = await prisma.ticket.findFirstOrThrow({ where: { externalId: 't1' } });
    const [createdAt, dueAt] = [new Date(), new Date()];
    const call = { id: newId(), communityId, ticketId, reason: 'low_rating', ownerId: keeper, createdAt, dueAt };
    await prisma.callback.create({ data: call });
    const span = { startsAt: createdAt, endsAt: new Date(dueAt.getTime() + 86_400_000), createdAt, state: 'confirmed' };
    await prisma.absence.create({
      data: { id: newId(), staffId: other, deputyId: keeper, byId: other, ...span },
    });
    const leaving = people.map((row) => (row.externalId === 'keeper' ? { ...row, active: 'no' } : row));

    // All or nothing: a dry run changes nothing at all.
    const before = await everything();
    await bring('staff', leaving, { dryRun: true });
    expect(await everything()).toEqual(before);

    await bring('staff', leaving);
    const rows = await prisma.ticket.findMany({
      where: { externalId: { not: null } },
      orderBy: { externalId: 'asc' },
      include: { events: { where: { type: 'handed_up' } } },
    });
    expect(rows.map((row) => [row.firstResponsibleId, row.handoverToId, row.attentionId, row.events.length])).toEqual([
      [leader, null, null, 1],
      [director, null, null, 1],
      [other, null, null, 0],
      [leader, null, null, 1],
      // What has ended stays with whom it ended.
      [keeper, null, null, 0],
    ]);
    expect(rows[0]?.events[0]).toMatchObject({
      seq: rows[0]?.version,
      visibility: 'internal',
      data: { fromId: keeper, assigneeId: leader, assigneeName: '吴班长' },
    });
    const open = { endedAt: null, firstResponsible: { active: false } };
    expect(await prisma.ticket.count({ where: open })).toBe(0);
    expect(await prisma.callback.findUniqueOrThrow({ where: { id: call.id } })).toMatchObject({ ownerId: leader });
    expect(await prisma.absence.count({ where: { state: 'ended' } })).toBe(1);
    // Brought in again, nothing moves.
    const after = await everything();
    await bring('staff', leaving);
    expect(await everything()).toEqual(after);
  });

  it("may name the community's own categories, by key or by name, and have their norms", async () => {
    const { prisma } = database.db;
    const category = await prisma.category.findFirstOrThrow({ where: { code: 'other' } });
    const pool = { name: '泳池', nameEn: 'Pool', questions: [] };
    await prisma.category.create({ data: { ...category, ...pool, id: newId(), code: 'other.c7', questions: [] } });
    const norm = await prisma.clockPolicy.findFirstOrThrow({ where: { clock: 'completion' } });
    const always = { kind: null, severity: null, area: null };
    await prisma.clockPolicy.create({ data: { ...norm, ...always, id: newId(), category: 'other.c7', minutes: 7 } });
    const rows = [
      { ...ticket, category: 'other.c7' },
      { ...ticket, externalId: 't2', category: '泳池' },
      { ...ticket, externalId: 't3', category: 'pool' },
      { ...ticket, externalId: 't4', category: '温泉' },
      { ...ticket, externalId: 't5' },
    ];
    expect(summary(await bring('tickets', rows))).toEqual([
      'imported',
      'imported',
      'imported',
      'unknown_value',
      'imported',
    ]);
    const found = await prisma.ticket.findMany({ orderBy: { externalId: 'asc' } });
    expect(found.map((row) => row.category)).toEqual(['other.c7', 'other.c7', 'other.c7', 'other']);
    const [own, byName, , plain] = found.map((row) => row.doneDueAt.getTime());
    expect(byName).toBe(own);
    expect(plain).not.toBe(own);
    expect(summary(await bring('tickets', rows)).filter((it) => it === 'unchanged')).toHaveLength(4);
  });

  it('lack none of the four elements: what has no place and no person stays out, and says so (T2)', async () => {
    const bare = { ...ticket, place: '', reporterName: '' };
    const nameless = { ...ticket, externalId: 't2', reporterName: ' ' };
    const nowhere = { ...ticket, externalId: 't3', place: '' };
    const outcomes = await bring('tickets', [bare, nameless, nowhere]);
    expect(outcomes).toEqual([
      {
        line: 2,
        outcome: 'rejected',
        problems: [
          { column: 'place', problem: 'required' },
          { column: 'reporterName', problem: 'required' },
        ],
      },
      { line: 3, outcome: 'rejected', problems: [{ column: 'reporterName', problem: 'required' }] },
      { line: 4, outcome: 'rejected', problems: [{ column: 'place', problem: 'required' }] },
    ]);
    expect(await database.db.prisma.ticket.count()).toBe(0);
  });

  it('are where their zone or their point is, when they say nothing nearer', async () => {
    const { id: communityId } = await database.db.prisma.community.findFirstOrThrow();
    await database.db.prisma.zone.create({ data: { id: newId(), communityId, name: '一区', nameEn: 'A' } });
    const rows = [
      { ...ticket, place: '', zone: '一区' },
      { ...ticket, externalId: 't2', place: '', lat: 22.328, lng: 114.217 },
    ];
    expect(summary(await bring('tickets', rows))).toEqual(['imported', 'imported']);
    const found = await database.db.prisma.ticket.findMany({ orderBy: { externalId: 'asc' } });
    expect(found.map(({ placeText }) => placeText)).toEqual(['彩福邨 · 一区', '彩福邨 · 22.328, 114.217']);
  });

  it('keep bad neighbours out: doubles, strangers, and what only the database refuses', async () => {
    const rows = [
      ticket,
      { ...ticket, matter: '又一次' },
      { ...ticket, externalId: 't2', zone: '无此区' },
      { ...ticket, externalId: 't3', communityExternalId: 'nowhere' },
      { ...ticket, externalId: 't4', matter: 'half a sign \ud83d' },
      { ...ticket, externalId: 't5', matter: '=1+1 مرحبا 👨‍👩‍👧' },
    ];
    expect(summary(await bring('tickets', rows))).toEqual([
      'imported',
      'duplicate',
      'zone_unknown',
      'community_unknown',
      'refused',
      'imported',
    ]);
    const texts = await database.db.prisma.ticket.findMany({ select: { matter: true }, orderBy: { number: 'asc' } });
    expect(texts.map((row) => row.matter)).toEqual(['厨房漏水', '=1+1 مرحبا 👨‍👩‍👧']);
  });

  it('go to the community of the mapping, made with the zones that the rows name', async () => {
    const home = {
      externalId: 'bos',
      name: '波士顿',
      nameEn: 'Boston',
      timeZone: 'America/New_York',
      region: '美国',
      district: '',
      hotline: '',
      companyEn: '',
      regionEn: '',
      makeZones: true,
    };
    const rows = ['Dorchester', 'Roxbury', 'Dorchester'].map((zone, index) => ({
      ...ticket,
      externalId: `b${index}`,
      communityExternalId: '',
      zone,
    }));
    expect(summary(await bring('tickets', rows, { home }))).toEqual(['imported', 'imported', 'imported']);
    expect(summary(await bring('tickets', rows, { home }))).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await database.db.prisma.zone.count()).toBe(2);
    const made = await database.db.prisma.community.findFirstOrThrow({ where: { externalId: 'bos' } });
    expect(made).toMatchObject({ timeZone: 'America/New_York' });
    // What came in can be worked on: the community has categories like any other.
    expect(await database.db.prisma.category.count({ where: { communityId: made.id } })).toBeGreaterThan(10);
  });

  it('owe nothing: no job, no callback, and one hint at the end', async () => {
    const { pool } = database.db;
    const listener = await pool.connect();
    const heard: string[] = [];
    listener.on('notification', (message) => heard.push(message.payload ?? ''));
    await listener.query('listen hints');
    await bring(
      'tickets',
      [1, 2, 3].map((n) => ({ ...closed, kind: 'complaint', externalId: `n${n}` })),
    );
    await listener.query('select 1');
    await listener.query('unlisten hints');
    listener.removeAllListeners('notification');
    listener.release();
    expect(heard).toHaveLength(1);
    expect((await pool.query('select 1 from graphile_worker._private_jobs')).rowCount).toBe(0);
    expect(await database.db.prisma.callback.count()).toBe(0);
  });
});

describe('a dry run', () => {
  it('says the same figures and changes nothing, the numbers included', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => ({ ...ticket, externalId: `d${index % 1100}` }));
    const before = await everything();
    const dry = summary(await bring('tickets', rows, { dryRun: true }));
    expect(await everything()).toEqual(before);
    expect(summary(await bring('tickets', rows))).toEqual(dry);
    expect(dry.filter((it) => it === 'imported')).toHaveLength(1100);
    expect(await database.db.prisma.ticket.count()).toBe(1100);
  });
});

describe('a run that breaks off', () => {
  it('keeps its whole batches, and the next one goes on from there', async () => {
    const rows = Array.from({ length: 1300 }, (_, index) => ({ ...ticket, externalId: `k${index}` }));
    async function* breaking() {
      for await (const line of linesOf('tickets', rows)) {
        if (line.line > 1100) throw new Error('the disk went away');
        yield line;
      }
    }
    const run = async () => {
      for await (const _ of importTickets(ctx(), breaking(), options));
    };
    await expect(run()).rejects.toThrow('the disk');
    expect(await database.db.prisma.ticket.count()).toBe(1000);
    const again = summary(await bring('tickets', rows));
    expect(again.filter((it) => it === 'unchanged')).toHaveLength(1000);
    expect(again.filter((it) => it === 'imported')).toHaveLength(300);
    const { rowCount } = await database.db.pool.query(
      'select 1 from ticket t where version <> (select count(*) from ticket_event e where e.ticket_id = t.id)',
    );
    expect(rowCount).toBe(0);
  });
});

it('of matters only those that are open get an alarm; what was late before is marked, nobody is woken, and the source may still tell more', async () => {
  const closed = { ...ticket, externalId: 't2', status: 'closed', closedAt: '2026-01-06T08:00:00' };
  expect(summary(await bring('tickets', [ticket, closed]))).toEqual(['imported', 'imported']);
  const { pool, prisma } = database.db;
  const { rows: jobs } = await pool.query<{ payload: { ticketId: string } }>(
    'select payload from graphile_worker._private_jobs',
  );
  expect(jobs).toHaveLength(1);
  const [job] = jobs;
  const { watch_clocks } = clockTasks(database.db, () => new Date());
  await watch_clocks(job?.payload ?? expect.fail());
  const marks = await prisma.ticketEvent.findMany({ where: { type: { in: [...clockEventTypes] } } });
  expect(marks.length).toBeGreaterThan(0);
  for (const { data } of marks) {
    expect(data).toMatchObject({ marked: 1 });
    expect(data).not.toHaveProperty('toId');
  }
  const more = { ...ticket, status: 'closed', closedAt: '2026-01-07T08:00:00' };
  expect(summary(await bring('tickets', [more]))).toEqual(['imported']);
});
