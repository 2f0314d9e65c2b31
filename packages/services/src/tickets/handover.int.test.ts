import { newId } from '@linli/db';
import { type HintMessage, hintChannel, readHint, room } from '@linli/domain/kernel';
import { createTicketInput, listTicketsInput } from '@linli/domain/tickets';
import { asStaff, createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../context/index.ts';
import * as tickets from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

type Ref = { id: string; version: number };
const at = ({ id: ticketId, version }: Ref) => ({ ticketId, version });
const offer = (by: Ctx, ticket: Ref, toId: string) =>
  tickets.offerHandover(by, { ...at(ticket), toId, note: '下周起休假，请接手。' });
const answer = (ticket: Ref) => ({ ...at(ticket), note: '' });
const see = (by: Ctx, number: number) => tickets.getTicket(by, { number });
const focus = async (by: Ctx, name: 'follow_up' | 'offered' | 'attention') => {
  const { rows } = await tickets.listTickets(by, listTicketsInput.parse({ state: 'all', focus: name, order: 'due' }));
  return rows.map(({ number }) => number);
};

describe('a handover (T5)', () => {
  it('changes who answers for it when the person offered accepts, and not before', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const { tradesperson, housekeeper } = team;
    expect(await focus(housekeeper.ctx, 'follow_up')).toEqual([ticket.number]);
    const offered = await offer(housekeeper.ctx, ticket, tradesperson.actor.staffId);
    expect(await see(housekeeper.ctx, ticket.number)).toMatchObject({
      firstResponsible: { id: housekeeper.actor.staffId },
      handoverTo: { id: tradesperson.actor.staffId },
      abilities: { hand_over: false, withdraw_handover: true, accept_handover: false },
    });
    // Somebody who is sent nowhere near it sees what is offered to them.
    expect(await see(tradesperson.ctx, ticket.number)).toMatchObject({
      abilities: { accept_handover: true, decline_handover: true, withdraw_handover: false, verify: false },
    });
    expect(await focus(tradesperson.ctx, 'offered')).toEqual([ticket.number]);
    expect(await tickets.countTickets(tradesperson.ctx)).toMatchObject({ offered: 1, followUp: 0 });
    await tickets.acceptHandover(tradesperson.ctx, answer(offered));
    expect(await focus(tradesperson.ctx, 'follow_up')).toEqual([ticket.number]);
    expect(await tickets.countTickets(tradesperson.ctx)).toMatchObject({ offered: 0, followUp: 1 });
    const after = await see(tradesperson.ctx, ticket.number);
    expect(after).toMatchObject({ handoverTo: null, abilities: { hand_over: true, accept_handover: false } });
    expect(after.events.at(-1)).toMatchObject({ type: 'handover_accepted', visibility: 'internal' });
  });

  it('gives the housekeeper of another zone nothing to do but answer, before they have said yes', async () => {
    const { housekeeper, otherHousekeeper, tradesperson } = team;
    const ticket = await createTicket(team, { status: 'accepted' });
    const offered = await offer(housekeeper.ctx, ticket, otherHousekeeper.actor.staffId);
    const { abilities } = await see(otherHousekeeper.ctx, ticket.number);
    const open = Object.entries(abilities).filter(([, may]) => may);
    expect(open.map(([name]) => name).sort()).toEqual(['accept_handover', 'decline_handover', 'note']);
    const send = { ...at(offered), assigneeId: tradesperson.actor.staffId, note: '' };
    await expect(tickets.dispatchTicket(otherHousekeeper.ctx, send)).rejects.toMatchObject({ code: 'access.denied' });
    const accepted = await tickets.acceptHandover(otherHousekeeper.ctx, answer(offered));
    expect(await tickets.dispatchTicket(otherHousekeeper.ctx, { ...send, ...at(accepted) })).toMatchObject({
      status: 'dispatched',
    });
  });

  it('tells the resident who answers for it, and nothing of the talk among staff', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    await offer(team.housekeeper.ctx, ticket, team.tradesperson.actor.staffId);
    const seen = await see(team.resident.ctx, ticket.number);
    expect(seen).toMatchObject({ handoverTo: null, attentionId: null });
    expect(seen.events.map(({ type }) => type)).toEqual(['submitted', 'accepted']);
  });

  it('may be declined with a reason, and withdrawn; whoever it leaves is told', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const { tradesperson, housekeeper, director } = team;
    const first = await offer(housekeeper.ctx, ticket, tradesperson.actor.staffId);
    const declined = await tickets.declineHandover(tradesperson.ctx, { ...at(first), note: '这两周排满了。' });
    await expect(see(tradesperson.ctx, ticket.number)).rejects.toMatchObject({ code: 'ticket.not_found' });
    const second = await offer(director.ctx, declined, tradesperson.actor.staffId);
    const told: HintMessage[] = [];
    const client = await database.db.pool.connect();
    client.on('notification', ({ payload }) => {
      const message = readHint(payload);
      if (message) told.push(message);
    });
    try {
      await client.query(`listen ${hintChannel}`);
      await tickets.withdrawHandover(housekeeper.ctx, answer(second));
      await client.query(`select 1; unlisten ${hintChannel}`);
    } finally {
      client.removeAllListeners('notification');
      client.release();
    }
    expect(told[0]?.office).toContain(room.staff(tradesperson.actor.staffId));
    const { firstResponsible, events } = await see(housekeeper.ctx, ticket.number);
    expect(firstResponsible?.id).toBe(housekeeper.actor.staffId);
    expect(events.map(({ type }) => type).slice(2)).toEqual([
      'handover_offered',
      'handover_declined',
      'handover_offered',
      'handover_withdrawn',
    ]);
  });

  it.each<[string, (ticket: Ref) => Promise<unknown>, string]>([
    ['to oneself', (it) => offer(team.housekeeper.ctx, it, team.housekeeper.actor.staffId), 'handover.unfit'],
    ['to nobody known', (it) => offer(team.housekeeper.ctx, it, newId()), 'handover.unfit'],
    [
      'to who has left',
      async (it) => {
        const gone = await asStaff(team, 'cleaner');
        await database.db.prisma.staff.update({ where: { id: gone.actor.staffId }, data: { active: false } });
        return offer(team.housekeeper.ctx, it, gone.actor.staffId);
      },
      'handover.unfit',
    ],
    [
      'to another community',
      async (it) => offer(team.housekeeper.ctx, it, (await createTeam(database.db)).housekeeper.actor.staffId),
      'handover.unfit',
    ],
    [
      'by who does not answer for it',
      (it) => offer(team.frontDesk.ctx, it, team.tradesperson.actor.staffId),
      'access.denied',
    ],
    [
      'by who does not see it',
      (it) => offer(team.otherHousekeeper.ctx, it, team.tradesperson.actor.staffId),
      'ticket.not_found',
    ],
    ['accepted though never offered', (it) => tickets.acceptHandover(team.director.ctx, answer(it)), 'handover.none'],
    [
      'accepted for somebody else',
      async (it) => {
        const offered = await offer(team.housekeeper.ctx, it, team.tradesperson.actor.staffId);
        return tickets.acceptHandover(team.director.ctx, answer(offered));
      },
      'access.denied',
    ],
    [
      'twice',
      async (it) => {
        const offered = await offer(team.housekeeper.ctx, it, team.tradesperson.actor.staffId);
        return offer(team.housekeeper.ctx, offered, team.frontDesk.actor.staffId);
      },
      'handover.already_offered',
    ],
    [
      'by a stale screen',
      async (it) => {
        await offer(team.housekeeper.ctx, it, team.tradesperson.actor.staffId);
        return offer(team.director.ctx, it, team.frontDesk.actor.staffId);
      },
      'ticket.changed_meanwhile',
    ],
  ])('is refused %s', async (_, attempt, code) => {
    const ticket = await createTicket(team, { status: 'accepted' });
    await expect(attempt(ticket)).rejects.toMatchObject({ code });
    const row = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
    expect(row.firstResponsibleId).toBe(team.housekeeper.actor.staffId);
  });

  it('is refused to whom the complaint is about, who is not even named as a choice', async () => {
    const { id, number } = await tickets.createTicket(
      team.resident.ctx,
      createTicketInput.parse({
        submissionKey: newId(),
        kind: 'complaint',
        category: 'service_attitude',
        matter: '没有礼貌',
        aboutStaffId: team.housekeeper.actor.staffId,
      }),
    );
    const ref = { id, version: 1 };
    await expect(offer(team.director.ctx, ref, team.housekeeper.actor.staffId)).rejects.toMatchObject({
      code: 'handover.unfit',
    });
    const successors = (await tickets.listHandoverCandidates(team.director.ctx, { ticketId: id })).map((one) => one.id);
    expect(successors).not.toContain(team.housekeeper.actor.staffId);
    expect(successors).not.toContain(team.director.actor.staffId);
    expect(successors).toContain(team.frontDesk.actor.staffId);
    expect((await see(team.director.ctx, number)).abilities.hand_over).toBe(true);
  });

  it('offered by two at once, accepted and withdrawn at once: one of them, and one line of history', async () => {
    for (let round = 0; round < 5; round++) {
      const ticket = await createTicket(team, { status: 'accepted' });
      const { tradesperson, housekeeper, director, frontDesk } = team;
      const offers = await Promise.allSettled([
        offer(housekeeper.ctx, ticket, tradesperson.actor.staffId),
        offer(director.ctx, ticket, frontDesk.actor.staffId),
      ]);
      const won = offers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(won).toHaveLength(1);
      const [offered] = won;
      if (!offered) throw new Error('Nobody won.');
      const { handoverTo } = await see(housekeeper.ctx, ticket.number);
      const offeredTo = handoverTo?.id === frontDesk.actor.staffId ? frontDesk : tradesperson;
      const answers = await Promise.allSettled([
        tickets.acceptHandover(offeredTo.ctx, answer(offered)),
        tickets.withdrawHandover(director.ctx, answer(offered)),
        tickets.declineHandover(offeredTo.ctx, { ...at(offered), note: '不便。' }),
      ]);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const row = await database.db.prisma.ticket.findUniqueOrThrow({
        where: { id: ticket.id },
        include: { events: { orderBy: { seq: 'asc' } } },
      });
      expect(row.events.map(({ seq }) => seq)).toEqual(row.events.map((_, index) => index + 1));
      expect(row).toMatchObject({ version: row.events.length, handoverToId: null });
      const accepted = row.events.at(-1)?.type === 'handover_accepted';
      expect(row.firstResponsibleId).toBe((accepted ? offeredTo : housekeeper).actor.staffId);
    }
  });

  it('lapses with the end of the matter, and cannot begin after it', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const offered = await offer(team.housekeeper.ctx, ticket, team.tradesperson.actor.staffId);
    const ended = await tickets.cancelTicket(team.director.ctx, { ...at(offered), note: '重复登记。' });
    expect(await focus(team.tradesperson.ctx, 'offered')).toEqual([]);
    const again = () => offer(team.director.ctx, ended, team.tradesperson.actor.staffId);
    await expect(again()).rejects.toMatchObject({ code: 'ticket.invalid_transition' });
  });
});

describe('an offer that is over (T5)', () => {
  it('says so to who answers it or takes it back too late, and to nobody else', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const { tradesperson, housekeeper, director } = team;
    const offered = await offer(housekeeper.ctx, ticket, tradesperson.actor.staffId);
    const stranger = await asStaff(team, 'cleaner', { supports: [] });
    const taken = await tickets.withdrawHandover(housekeeper.ctx, answer(offered));
    const answers = [tickets.acceptHandover, tickets.declineHandover];
    for (const late of answers) {
      await expect(late(tradesperson.ctx, answer(offered))).rejects.toMatchObject({ code: 'handover.none' });
      await expect(late(stranger.ctx, answer(offered))).rejects.toMatchObject({ code: 'ticket.not_found' });
    }
    // Who gave it away and sees it no more, because it was accepted, is told the same.
    const once = await offer(housekeeper.ctx, taken, tradesperson.actor.staffId);
    const theirs = await tickets.acceptHandover(tradesperson.ctx, answer(once));
    const on = await offer(tradesperson.ctx, theirs, director.actor.staffId);
    await tickets.acceptHandover(director.ctx, answer(on));
    const late = tickets.withdrawHandover(tradesperson.ctx, answer(on));
    await expect(late).rejects.toMatchObject({ code: 'handover.none' });
  });

  it('offers those on leave last, and says until when', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const { staffId } = team.tradesperson.actor;
    const [startsAt, endsAt] = ['2026-01-01T00:00:00Z', '2026-04-01T16:00:00Z'].map((at) => new Date(at)) as [
      Date,
      Date,
    ];
    const byId = team.director.actor.staffId;
    await database.db.prisma.absence.create({
      data: { id: newId(), staffId, deputyId: byId, byId, state: 'confirmed', startsAt, endsAt, createdAt: startsAt },
    });
    team.clock.set(new Date('2026-03-05T02:00:00Z'));
    const people = await tickets.listHandoverCandidates(team.housekeeper.ctx, { ticketId: ticket.id });
    expect(people.at(-1)).toMatchObject({ id: staffId, inZone: true, awayUntil: '2026-04-01' });
    expect(people.filter(({ awayUntil }) => awayUntil !== null)).toHaveLength(1);
  });
});

describe('a handover to whom is on leave (T5)', () => {
  const leave = async (staffId: string, deputyId: string, state: 'planned' | 'confirmed' | 'ended') => {
    team.clock.set(new Date('2026-03-05T02:00:00Z'));
    const span = { startsAt: new Date('2026-03-01T16:00:00Z'), endsAt: new Date('2026-03-20T16:00:00Z') };
    const row = { id: newId(), staffId, deputyId, byId: deputyId, state, ...span, createdAt: span.startsAt };
    await database.db.prisma.absence.create({ data: row });
  };

  it('is refused, and who stands in is named once they have agreed; not whom the matter is about', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const { frontDesk, director, housekeeper } = team;
    await leave(frontDesk.actor.staffId, director.actor.staffId, 'confirmed');
    const refused = (code: string, params: object) => expect.objectContaining({ code, params });
    const tried = () => offer(housekeeper.ctx, ticket, frontDesk.actor.staffId);
    const { name, nameEn } = await database.db.prisma.staff.findUniqueOrThrow({
      where: { id: director.actor.staffId },
    });
    await expect(tried()).rejects.toEqual(refused('handover.away', { name, nameEn }));
    await database.db.prisma.ticket.update({
      ...{ where: { id: ticket.id }, data: { aboutStaffId: director.actor.staffId } },
    });
    await expect(tried()).rejects.toEqual(refused('handover.away', {}));
    expect(await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({
      handoverToId: null,
    });
  });

  it('is refused also while no deputy has agreed, and not once the leave is ended', async () => {
    const ticket = await createTicket(team, { status: 'accepted' });
    const { frontDesk, director, housekeeper, tradesperson } = team;
    await leave(frontDesk.actor.staffId, director.actor.staffId, 'planned');
    await expect(offer(housekeeper.ctx, ticket, frontDesk.actor.staffId)).rejects.toMatchObject({
      code: 'handover.away',
    });
    const people = await tickets.listHandoverCandidates(housekeeper.ctx, { ticketId: ticket.id });
    expect(people.at(-1)).toMatchObject({ id: frontDesk.actor.staffId, awayUntil: '2026-03-20' });
    await leave(tradesperson.actor.staffId, director.actor.staffId, 'ended');
    await offer(housekeeper.ctx, ticket, tradesperson.actor.staffId);
  });

  it('lists housekeepers and the same role first, then those who steer, then those who go out', async () => {
    const list = async (by: Ctx, ticketId: string) =>
      (await tickets.listHandoverCandidates(by, { ticketId })).map(({ role }) => role);
    const ticket = await createTicket(team, { status: 'accepted' });
    await asStaff(team, 'cleaner', { name: '保洁' });
    const ranks = (await list(team.housekeeper.ctx, ticket.id)).map((role) =>
      role === 'housekeeper' ? 0 : ['tradesperson', 'cleaner', 'order_guard'].includes(role) ? 2 : 1,
    );
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
    expect(ranks).toEqual([...ranks].sort());
    const firstResponsibleId = team.tradesperson.actor.staffId;
    await asStaff(team, 'tradesperson', { name: '李师傅' });
    await database.db.prisma.ticket.update({ where: { id: ticket.id }, data: { firstResponsibleId } });
    const roles = await list(team.director.ctx, ticket.id);
    expect(roles.lastIndexOf('tradesperson')).toBeLessThan(roles.indexOf('front_desk'));
    expect(roles.at(-1)).toBe('cleaner');
  });
});

describe('a matter that is sent round (T5)', () => {
  /** Sends it to and fro between two people, the given number of times after the first. */
  async function sendRound(times: number) {
    const other = await asStaff(team, 'tradesperson', { supports: [team.place.zone.zoneId] });
    let ticket = await createTicket(team, { status: 'dispatched' });
    for (let turn = 0; turn < times; turn++) {
      const assigneeId = (turn % 2 ? team.tradesperson : other).actor.staffId;
      ticket = await tickets.dispatchTicket(team.housekeeper.ctx, { ...at(ticket), assigneeId, note: '' });
    }
    return ticket;
  }

  it('twice is still let be; the third time its superior is told, and it stays whose it was', async () => {
    const leader = await asStaff(team, 'team_leader', { supports: [] });
    await database.db.prisma.staff.update({
      where: { id: team.housekeeper.actor.staffId },
      data: { superiorId: leader.actor.staffId },
    });
    await sendRound(2);
    expect(await focus(leader.ctx, 'attention')).toEqual([]);
    const { number } = await sendRound(3);
    expect(await focus(leader.ctx, 'attention')).toEqual([number]);
    expect(await tickets.countTickets(leader.ctx)).toMatchObject({ attention: 1 });
    const seen = await see(leader.ctx, number);
    expect(seen.firstResponsible?.id).toBe(team.housekeeper.actor.staffId);
    expect(seen.events.at(-1)).toMatchObject({
      type: 'bounced',
      actorKind: 'system',
      visibility: 'internal',
      data: { assigneeId: leader.actor.staffId },
    });
    expect((await see(team.resident.ctx, number)).events.map(({ type }) => type)).not.toContain('bounced');
  });

  it('is answered by a step or a word of theirs, and by nobody else’s', async () => {
    const ticket = await sendRound(3);
    const say = (by: Ctx) => tickets.noteTicket(by, { ticketId: ticket.id, words: '明早现场碰头。', photoIds: [] });
    await say(team.housekeeper.ctx);
    expect(await focus(team.director.ctx, 'attention')).toEqual([ticket.number]);
    await say(team.director.ctx);
    expect(await focus(team.director.ctx, 'attention')).toEqual([]);
    expect(await tickets.countTickets(team.director.ctx)).toMatchObject({ attention: 0 });
  });

  it('answers with the version that the history has come to, so that the next step is not stale', async () => {
    const ticket = await sendRound(3);
    await tickets.noteTicket(team.director.ctx, { ticketId: ticket.id, words: '明早现场碰头。', photoIds: [] });
    const { events, version } = await see(team.director.ctx, ticket.number);
    expect(events.filter(({ type }) => type === 'bounced')).toHaveLength(1);
    expect(version).toBe(ticket.version + 1);
  });
});
