import { newId } from '@linli/db';
import { registerTicketInput } from '@linli/domain/tickets';
import { asResident, asStaff, buildUnit, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import { cancelTicket, getTicket, registerTicket } from './index.ts';

const database = useDatabase();
let team: Team;
let neighbour: Awaited<ReturnType<typeof asResident>>;
beforeEach(async () => {
  team = await createTeam(database.db);
  const unit = buildUnit(team.place.zone.buildingId, { floor: 4, number: '409' });
  await database.db.prisma.unit.create({ data: unit });
  neighbour = await asResident(team, { unitId: unit.id, name: '周敏' });
});

/** A call from upstairs about what is open already. */
const call = (more: object) =>
  registerTicketInput.parse({
    ...{ submissionKey: newId(), source: 'phone', kind: 'repair', category: 'engineering.plumbing' },
    ...{ matter: '天花板滴水', unitId: neighbour.actor.unitId, memberId: neighbour.actor.memberId, ...more },
  });
const all = () => database.db.prisma.ticket.findMany({ orderBy: { number: 'asc' } });
const entries = () => database.db.prisma.ticketEvent.count();
const notesOf = async (number: number) =>
  (await getTicket(team.housekeeper.ctx, { number })).events.filter(({ type }) => type === 'noted');

/** The words of colleagues are the last that is written: here the database refuses them. */
async function refuseNotes() {
  await database.db.pool.query(`
    create function refuse_note() returns trigger language plpgsql as $$ begin raise exception 'no note today'; end $$;
    create trigger refuse_note before insert on ticket_event for each row when (new.type = 'noted') execute function refuse_note()`);
  return () => database.db.pool.query('drop trigger refuse_note on ticket_event; drop function refuse_note()');
}

describe('a report that follows another from the desk (T6)', () => {
  it('leaves nothing when its last step fails, and is whole when it is sent again', async () => {
    const { number } = await createTicket(team, { status: 'accepted' });
    const input = call({ sameAs: number });
    const before = await entries();
    const allow = await refuseNotes();
    try {
      await expect(registerTicket(team.frontDesk.ctx, input)).rejects.toThrow('no note today');
    } finally {
      await allow();
    }
    expect(await all()).toHaveLength(1);
    expect(await entries()).toBe(before);
    const filed = await registerTicket(team.frontDesk.ctx, input);
    expect(filed).toMatchObject({ status: 'merged', mergedIntoNumber: number });
    expect(await notesOf(number)).toHaveLength(1);
  });

  it('is one for its submission key, however often and how fast the phone sends, and after the other has ended', async () => {
    const { id, number } = await createTicket(team, { status: 'accepted' });
    const input = call({ sameAs: number });
    const filed = await Promise.all([1, 2, 3].map(() => registerTicket(team.frontDesk.ctx, input)));
    expect(new Set(filed.map((one) => one.number)).size).toBe(1);
    for (const one of filed) expect(one).toMatchObject({ status: 'merged', version: 2, mergedIntoNumber: number });
    const { version } = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
    await cancelTicket(team.housekeeper.ctx, { ticketId: id, version, note: '住户已撤回' });
    expect(await registerTicket(team.frontDesk.ctx, input)).toEqual(filed[0]);
    expect(await all()).toHaveLength(2);
    expect(await notesOf(number)).toHaveLength(1);
  });

  it('says where it went at first, whatever is chosen by who went back', async () => {
    const first = await createTicket(team, { status: 'accepted' });
    const second = await createTicket(team, { status: 'accepted' });
    const input = call({ sameAs: first.number });
    const filed = await registerTicket(team.frontDesk.ctx, input);
    expect(await registerTicket(team.frontDesk.ctx, { ...input, sameAs: second.number })).toEqual(filed);
    expect(await notesOf(second.number)).toEqual([]);
    const anyway = call({});
    const open = await registerTicket(team.frontDesk.ctx, anyway);
    expect(open).toMatchObject({ status: 'submitted', mergedIntoNumber: null });
    const then = await registerTicket(team.frontDesk.ctx, { ...anyway, sameAs: second.number });
    expect(then).toMatchObject({ number: open.number, status: 'merged', mergedIntoNumber: second.number });
    expect(await notesOf(second.number)).toHaveLength(1);
  });

  it('of two desks at once both go into it, each with its words', async () => {
    const { number } = await createTicket(team, { status: 'accepted' });
    const desk = await asStaff(team, 'front_desk', { name: '前台二' });
    const filed = await Promise.all(
      [team.frontDesk, desk].map(({ ctx }) => registerTicket(ctx, call({ sameAs: number }))),
    );
    expect(filed.map(({ status }) => status)).toEqual(['merged', 'merged']);
    const notes = (await notesOf(number)).map(({ data }) => data.number);
    expect(notes.sort()).toEqual(filed.map((one) => one.number).sort());
  });

  it('is refused whole when the other ends meanwhile', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, number, version } = await createTicket(team, { status: 'accepted' });
      const before = (await all()).length;
      const [followed] = await Promise.allSettled([
        registerTicket(team.frontDesk.ctx, call({ sameAs: number })),
        cancelTicket(team.housekeeper.ctx, { ticketId: id, version, note: '重复' }),
      ]);
      const after = await all();
      const [note] = await notesOf(number);
      if (followed.status === 'fulfilled') {
        expect(after).toHaveLength(before + 1);
        expect(after.at(-1)).toMatchObject({ status: 'merged', mergedIntoId: id });
        expect(note).toBeDefined();
      } else {
        expect(followed.reason).toMatchObject({ code: 'ticket.same_unfit' });
        expect(after).toHaveLength(before);
        expect(note).toBeUndefined();
      }
    }
    const ended = await createTicket(team, { status: 'cancelled' });
    const before = await entries();
    await expect(registerTicket(team.frontDesk.ctx, call({ sameAs: ended.number }))).rejects.toMatchObject({
      code: 'ticket.same_unfit',
    });
    expect(await entries()).toBe(before);
  });
});

describe('a finding that was put right on the spot (P4)', () => {
  it('leaves nothing when that cannot be written, and is settled when it is sent again', async () => {
    const input = call({ source: 'patrol', kind: 'patrol', memberId: undefined, solvedReady: 'on_the_spot' });
    const by: Ctx = team.housekeeper.ctx;
    await database.db.pool.query(`
      create function refuse_done() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
      create trigger refuse_done before insert on ticket_event for each row when (new.seq > 1) execute function refuse_done()`);
    try {
      await expect(registerTicket(by, input)).rejects.toThrow('not today');
    } finally {
      await database.db.pool.query('drop trigger refuse_done on ticket_event; drop function refuse_done()');
    }
    expect(await all()).toEqual([]);
    const filed = await registerTicket(by, input);
    expect(filed.version).toBeGreaterThan(1);
    const { events } = await getTicket(by, { number: filed.number });
    expect(events.at(-1)).toMatchObject({ type: 'settled', note: '已当场处理好。', noteEn: 'Put right on the spot.' });
    expect(await registerTicket(by, input)).toEqual(filed);
    expect(await all()).toHaveLength(1);
  });
});
