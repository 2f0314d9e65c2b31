import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Auth, createAuth } from '@linli/auth';
import type { StaffActor } from '@linli/domain/access';
import { type Hint, hintChannel, room, writeHint } from '@linli/domain/kernel';
import { dateAfter, dateAt } from '@linli/domain/rosters';
import { createRealtime, type HintListener, listenForHints, type Realtime } from '@linli/realtime/server';
import { absenceTasks, confirmAbsence, endAbsence, enterAbsence, listAbsences } from '@linli/services/absences';
import { noteTicket } from '@linli/services/tickets';
import { type Acting, createTeam, createTicket, fakeClock, type Team, useDatabase } from '@linli/testing';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const database = useDatabase();
let team: Team;
let auth: Auth;
let realtime: Realtime;
let listener: HintListener;
let url: string;
const sockets: Socket[] = [];

beforeEach(async () => {
  // Sessions are read by the database's own clock.
  team = await createTeam(database.db, { clock: fakeClock(new Date()) });
  auth = createAuth(database.db);
  const http = createServer();
  realtime = createRealtime({
    door: 'office',
    httpServer: http,
    readSession: (cookie) => auth.readSession('office', cookie),
    allowedOrigin: () => true,
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  listener = listenForHints({ connectionString: database.url, doors: [realtime] });
  await vi.waitUntil(() => listener.isListening());
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await listener.stop();
  await realtime.close();
});

type Page = { socket: Socket; hints: Hint[] };

/** The page of a person, signed in as ever, with its one connection. */
async function open({ actor }: Acting<StaffActor>): Promise<Page> {
  const { sessionId } = await auth.signIn(actor.accountId, 'office');
  const socket = io(url, {
    extraHeaders: { cookie: `office_session=${sessionId}` },
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  const page: Page = { socket, hints: [] };
  socket.on('hint', (hint: Hint) => page.hints.push(hint));
  await new Promise((done, refused) => {
    socket.once('connect', () => done(undefined));
    socket.once('connect_error', refused);
  });
  return page;
}

let notes = 0;

/** Writes a note, waits until the director's page has heard of it, and says which others have too. */
async function heard(ticketId: string, witness: Page, pages: readonly Page[], by = team.frontDesk): Promise<boolean[]> {
  for (const { hints } of [witness, ...pages]) hints.length = 0;
  // Each time other words: the same once more would be the phone's sending again.
  await noteTicket(by.ctx, { ticketId, words: `看一下 ${++notes}`, photoIds: [] });
  await vi.waitFor(() => expect(witness.hints.map(({ id }) => id)).toContain(ticketId));
  await settled(pages);
  return pages.map(({ hints }) => hints.some(({ id }) => id === ticketId));
}

/** A hint to everybody, and it is there: what was sent before has arrived. */
async function settled(pages: readonly Page[]): Promise<void> {
  const mark = String(Math.random());
  const people = [team.housekeeper, team.otherHousekeeper, team.director].map(id);
  const message = { portal: [], office: people.map(room.staff) };
  await database.db.pool.query('select pg_notify($1, $2)', [
    hintChannel,
    writeHint(message, { type: 'patrol', id: mark, seq: 0 }),
  ]);
  await vi.waitFor(() => {
    for (const { hints } of pages) expect(hints.map((hint) => hint.id)).toContain(mark);
  });
}

const id = ({ actor }: Acting<StaffActor>) => actor.staffId;
const today = () => dateAt(team.clock.now(), 'Asia/Shanghai');
const moved = (page: Page) => vi.waitFor(() => expect(page.hints.map(({ type }) => type)).toContain('standing_in'));

async function leave(staff: Acting<StaffActor>, deputy: Acting<StaffActor>, from = 0) {
  const span = { from: dateAfter(today(), from), to: dateAfter(today(), from + 3) };
  const absence = await enterAbsence(staff.ctx, { staffId: id(staff), deputyId: id(deputy), ...span });
  return { absenceId: absence.id };
}

describe('open pages when leave begins and ends (T5)', () => {
  it('are told of the absent person’s matters from the deputy’s yes until the end, over the same connection', async () => {
    const { housekeeper, otherHousekeeper, director } = team;
    const ticket = await createTicket(team);
    const [witness, deputy, absent] = [await open(director), await open(otherHousekeeper), await open(housekeeper)];
    expect(await heard(ticket.id, witness, [deputy, absent])).toEqual([false, true]);
    const input = await leave(housekeeper, otherHousekeeper);
    await confirmAbsence(otherHousekeeper.ctx, input);
    await moved(deputy);
    expect(await heard(ticket.id, witness, [deputy, absent])).toEqual([true, true]);
    deputy.hints.length = 0;
    await endAbsence(housekeeper.ctx, input);
    await moved(deputy);
    expect(await heard(ticket.id, witness, [deputy, absent])).toEqual([false, true]);
    expect(deputy.socket.connected && absent.socket.connected).toBe(true);
  });

  it('follow at the moment agreed, by a job that waits for it, and once more does no harm', async () => {
    const { housekeeper, otherHousekeeper, director } = team;
    const ticket = await createTicket(team);
    const [witness, deputy] = [await open(director), await open(otherHousekeeper)];
    const input = await leave(housekeeper, otherHousekeeper, 2);
    await confirmAbsence(otherHousekeeper.ctx, input);
    const { rows } = await database.db.pool.query<{ run_at: Date }>(
      `select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'tell_standing_in' order by j.run_at`,
    );
    const row = await database.db.prisma.absence.findUniqueOrThrow({ where: { id: input.absenceId } });
    expect(rows.map(({ run_at }) => run_at)).toEqual([row.startsAt, row.endsAt]);
    expect(await heard(ticket.id, witness, [deputy])).toEqual([false]);
    const time = (startsAt: string, endsAt: string) =>
      database.db.pool.query(
        `update absence set starts_at = now() + $2::interval, ends_at = now() + $3::interval where id = $1`,
        [input.absenceId, startsAt, endsAt],
      );
    await time('-1 minute', '1 day');
    for (let times = 0; times < 2; times++) {
      deputy.hints.length = 0;
      await absenceTasks(database.db).tell_standing_in(input);
      await moved(deputy);
    }
    expect(await heard(ticket.id, witness, [deputy])).toEqual([true]);
    await time('-1 day', '-1 second');
    await absenceTasks(database.db).tell_standing_in(input);
    await moved(deputy);
    expect(await heard(ticket.id, witness, [deputy])).toEqual([false]);
  });

  it('are kept from what is about the absent person, except where the deputy sees it in their own right', async () => {
    const { housekeeper, otherHousekeeper, director } = team;
    const about = { kind: 'complaint', category: 'service_attitude', aboutStaffId: id(housekeeper) } as const;
    const complaint = await createTicket(team, about);
    const [absent, deputy, superior] = [await open(housekeeper), await open(otherHousekeeper), await open(director)];
    const input = await leave(housekeeper, otherHousekeeper);
    await confirmAbsence(otherHousekeeper.ctx, input);
    await moved(deputy);
    expect(await heard(complaint.id, superior, [absent, deputy], director)).toEqual([false, false]);
    await endAbsence(housekeeper.ctx, input);
    await moved(absent);
    const again = await leave(housekeeper, director);
    superior.hints.length = 0;
    await confirmAbsence(director.ctx, again);
    await moved(superior);
    // A director who stands in for a housekeeper still answers for complaints about them.
    expect(await heard(complaint.id, superior, [absent, deputy], director)).toEqual([false, false]);
  });
});

it('who is away is offered as nobody’s deputy', async () => {
  const { housekeeper, otherHousekeeper, director } = team;
  const input = await leave(housekeeper, otherHousekeeper);
  const away = async () =>
    (await listAbsences(director.ctx, {})).people.filter((person) => person.away).map((person) => person.id);
  expect(await away()).toEqual([]);
  await confirmAbsence(otherHousekeeper.ctx, input);
  expect(await away()).toEqual([id(housekeeper)]);
});
