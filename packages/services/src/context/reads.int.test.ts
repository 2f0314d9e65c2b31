import { newId } from '@linli/db';
import type { Actor } from '@linli/domain/access';
import { createTicketInput } from '@linli/domain/tickets';
import { createEstate, createMember, type Estate, fakeClock, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listCallbacks } from '../callbacks/index.ts';
import { listSignIns, signIn } from '../patrols/index.ts';
import { getMe, listHouseholds, listStaff } from '../people/index.ts';
import { listReinspections } from '../reinspections/index.ts';
import { answerSurvey, listSurveyResults, listSurveysForResident } from '../surveys/index.ts';
import { countTickets, createTicket, getTicketFigures, listTickets } from '../tickets/index.ts';
import { getEstateMap, getHome, getSpot, listSpots, listZones } from '../zones/index.ts';
import type { Ctx } from './index.ts';

const database = useDatabase();
const clock = fakeClock();
let estate: Estate;
beforeEach(async () => {
  estate = await createEstate(database.db);
});

const as = (actor: Actor): Ctx => ({ db: database.db, actor, clock: clock.now, door: 'office' });
const page = { text: '', limit: 50 };
const filters = { state: 'all', late: false, mine: false, order: 'newest', ...page } as const;

async function fill() {
  for (let i = 0; i < 5; i++) {
    const input = { submissionKey: newId(), kind: 'repair', category: 'engineering', matter: `灯坏了 ${i}` };
    await createTicket(as(estate.resident), createTicketInput.parse(input));
    await signIn(as(estate.cleaner), { code: estate.lobby.code, clientKey: newId(), note: '' });
  }
}

/** How many statements a read sends, whatever stands in the tables. */
async function statements(read: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(database.db.pool, 'query');
  await read();
  const { length } = query.mock.calls;
  query.mockRestore();
  return length;
}

describe('a list', () => {
  it.each<[string, (estate: Estate) => Promise<unknown>]>([
    ['tickets', () => listTickets(as(estate.housekeeper), filters)],
    ["a household's tickets, each with what happened last", () => listTickets(as(estate.resident), filters)],
    ['ticket counts', () => countTickets(as(estate.housekeeper))],
    ['callbacks', () => listCallbacks(as(estate.director), { status: 'due', limit: 50 })],
    ['re-inspections', () => listReinspections(as(estate.director), { status: 'due', mine: true, limit: 50 })],
    ['zones', () => listZones(as(estate.director))],
    ['spots', () => listSpots(as(estate.director))],
    ['staff', () => listStaff(as(estate.director))],
    ['households', () => listHouseholds(as(estate.director), page)],
    ['sign-ins', () => listSignIns(as(estate.director), { mine: false, limit: 50 })],
    ['surveys', () => listSurveyResults(as(estate.director))],
    ["an estate's map", () => getEstateMap(as(estate.resident), {})],
    ["the resident's home", () => getHome(as(estate.resident))],
  ])('of %s is one statement', async (_name, read) => {
    await fill();
    expect(await statements(() => read(estate))).toBe(1);
  });
});

type Page = { rows: { id: string }[]; nextCursor: string | null };

describe('page by page', () => {
  it.each<[string, (cursor?: string) => Promise<Page>]>([
    ['sign-ins', (cursor) => listSignIns(as(estate.director), { mine: false, limit: 2, cursor })],
    ['households', (cursor) => listHouseholds(as(estate.director), { text: '', limit: 1, cursor })],
    ['tickets', (cursor) => listTickets(as(estate.housekeeper), { ...filters, limit: 2, cursor })],
  ])('%s come once each', async (_name, read) => {
    await fill();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { rows, nextCursor } = await read(cursor);
      seen.push(...rows.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('places and people', () => {
  it('show a resident their home and housekeeper, and nothing to staff of another door', async () => {
    const home = await getHome(as(estate.resident));
    expect(home).toMatchObject({
      place: '彩乐楼 1203室',
      placeEn: '彩乐楼, Flat 1203',
      housekeeper: { id: estate.housekeeper.staffId },
    });
    expect(home.support.map((person) => person.id)).toContain(estate.plumber.staffId);
    await expect(getHome(as(estate.director))).rejects.toMatchObject({ code: 'access.denied' });
    await expect(getMe(as(estate.resident))).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('stay within the community', async () => {
    expect((await listZones(as(estate.director))).map((zone) => zone.name)).toEqual(['东', '西']);
    const everywhere = (await listZones(as(estate.administrator))).map((zone) => zone.name);
    expect(everywhere).toEqual(expect.arrayContaining(['东', '西', '远']));
    const names = (await listStaff(as(estate.housekeeper))).map((person) => person.name);
    expect(names).toContain('主任');
    expect(names).not.toContain('远师傅');
    const lobbyFor = (person: Parameters<typeof as>[0]) => getSpot(as(person), { code: estate.lobby.code });
    await expect(lobbyFor(estate.farPlumber)).rejects.toMatchObject({ code: 'spot.not_found' });
    // A resident came to report, and is told nothing of sign-ins.
    await expect(lobbyFor(estate.stranger)).rejects.toMatchObject({ code: 'spot.unknown' });
  });

  it('show households to those who may see them, telephone numbers masked', async () => {
    const { rows } = await listHouseholds(as(estate.housekeeper), page);
    expect(rows).toMatchObject([{ building: '彩乐楼', unit: '1203', members: [{ maskedPhone: '138****1234' }] }]);
    expect((await listHouseholds(as(estate.director), { ...page, text: '彩善楼1203' })).rows).toHaveLength(1);
    expect((await listHouseholds(as(estate.plumber), page)).rows).toEqual([]);
  });

  it('name the person whom a number or a name means, not whoever stands first in the home', async () => {
    const { householdId } = estate.resident;
    await createMember(database.db, householdId, { name: '曾美玲', phone: '13900005678', relation: 'family' });
    const found = async (text: string) => {
      const { rows } = await listHouseholds(as(estate.director), { ...page, text });
      return rows.flatMap(({ members }) => members.filter(({ matched }) => matched).map(({ name }) => name));
    };
    for (const text of ['13900005678', '139 0000 5678', '+86 139-0000-5678', '曾美玲']) {
      expect(await found(text), text).toEqual(['曾美玲']);
    }
    const home = await listHouseholds(as(estate.director), { ...page, text: '彩乐楼1203' });
    expect(home.rows).toHaveLength(1);
    expect(await found('彩乐楼1203')).toEqual([]);
    // Written the other way, at the desk or in the books; a floor and a flat; and nothing that is a pattern.
    const homes = async (text: string) => (await listHouseholds(as(estate.director), { ...page, text })).rows.length;
    for (const text of ['彩樂樓1203', '彩樂樓', '彩樂樓12樓03室', '12楼03 彩乐'])
      expect(await homes(text), text).toBe(1);
    for (const text of ['彩榮樓', '彩樂樓12樓04', '.*', '[', '彩乐楼(']) expect(await homes(text), text).toBe(0);
    expect(await found('曾美玲')).toEqual(['曾美玲']);
    await database.db.prisma.member.updateMany({ where: { name: '曾美玲' }, data: { name: '陳美鳳' } });
    expect(await found('陈美凤')).toEqual(['陳美鳳']);
  });

  it('count what was found and visited', async () => {
    await fill();
    const [east] = await listZones(as(estate.housekeeper));
    expect(east).toMatchObject({ openTickets: 5, lateTickets: 0, spots: 2, spotsVisited: 1, households: 1 });
    expect((await listSignIns(as(estate.cleaner), { mine: true, limit: 2 })).rows).toHaveLength(2);
    expect((await listSignIns(as(estate.plumber), { mine: false, limit: 50 })).rows).toEqual([]);
    const figures = await getTicketFigures(as(estate.director));
    expect(figures.byCategory).toEqual([{ category: 'engineering', open: 5 }]);
    expect(figures.days.at(-1)).toMatchObject({ created: 5, done: 0 });
  });
});

describe('a survey', () => {
  const level = 'satisfied' as const;
  const levels = {
    management: level,
    cleaning: level,
    efficiency: level,
    order: level,
    engineering: 'dissatisfied' as const,
  };

  it('is answered once a household while it is open, and counted by aspect', async () => {
    const now = clock.now().getTime();
    const surveyId = newId();
    const times = { opensAt: new Date(now - 1000), closesAt: new Date(now + 86_400_000) };
    await database.db.prisma.survey.create({
      data: { id: surveyId, communityId: estate.communityId, title: '月末', titleEn: 'Month', ...times },
    });
    const answer = (actor: Actor) => answerSurvey(as(actor), { surveyId, ...levels, opinion: '电梯慢' });
    const twice = await Promise.allSettled([answer(estate.resident), answer(estate.resident)]);
    expect(twice.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(twice.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'survey.already_answered' },
    });
    await expect(answer(estate.stranger)).rejects.toMatchObject({ code: 'survey.not_found' });
    expect(await listSurveysForResident(as(estate.resident))).toMatchObject([{ answered: true, open: true }]);
    const [result] = await listSurveyResults(as(estate.director));
    expect(result).toMatchObject({ invited: 2, answers: 1, opinions: [{ words: '电梯慢' }] });
    expect(result?.aspects.find((aspect) => aspect.aspect === 'engineering')?.levels.dissatisfied).toBe(1);
    clock.advance(60 * 25);
    await expect(answer(estate.neighbour)).rejects.toMatchObject({ code: 'survey.closed' });
  });
});
