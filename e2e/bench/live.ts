import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAuth } from '@linli/auth';
import { type Db, newId } from '@linli/db';
import { createTicketInput, type NoteTicketInput } from '@linli/domain/tickets';
import { createTicket, noteTicket } from '@linli/services/tickets';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { type Figure, percentile, rounded } from './figures.ts';

const sockets = 200;
const changes = 100;

/** Commit → every other screen told, p99 over 200 open sockets, beside a bare Socket.IO server that only emits. */
export async function live(db: Db, officeUrl: string): Promise<Figure> {
  const auth = createAuth(db);
  const account = async (where: string) => {
    const { rows } = await db.pool.query<{ id: string }>(
      `select a.id from account a left join staff s on s.id = a.staff_id where ${where} limit 1`,
    );
    const id = rows[0]?.id ?? '';
    return { id, actor: await auth.actorOf(id) };
  };
  const director = await account(`s.role = 'director'`);
  const resident = await account(`a.door = 'portal'`);
  if (resident.actor?.kind !== 'resident' || director.actor?.kind !== 'staff')
    throw new Error('the demo estate is missing');
  const clock = () => new Date();
  const input = createTicketInput.parse({ submissionKey: newId(), kind: 'repair', category: 'other', matter: 'x' });
  const ticket = await createTicket({ db, actor: resident.actor, clock, door: 'portal' }, input);

  const { sessionId } = await auth.signIn(director.id, 'office');
  const open = await connect(officeUrl, { extraHeaders: { cookie: `office_session=${sessionId}` } });
  const actor = director.actor;
  // Other words each time: the same again are one note, and nobody is told.
  const note = (at: number): NoteTicketInput => ({ ticketId: ticket.id, words: `${at}`, photoIds: [] });
  const ours = await spread(open, (at) => noteTicket({ db, actor, clock, door: 'office' }, note(at)));
  for (const socket of open) socket.close();

  const bare = await bareServer();
  const bareOpen = await connect(bare.url, {});
  const theirs = await spread(bareOpen, async () => bare.emit());
  for (const socket of bareOpen) socket.close();
  await bare.close();
  return {
    name: 'live.p99_ms',
    value: rounded(percentile(ours, 0.99)),
    unit: 'ms',
    ratio_to: `bare Socket.IO (${rounded(percentile(theirs, 0.99))} ms)`,
    ratio: rounded(percentile(ours, 0.99) / percentile(theirs, 0.99), 2),
  };
}

async function connect(url: string, options: object): Promise<Socket[]> {
  const open = Array.from({ length: sockets }, () =>
    io(url, { transports: ['websocket'], forceNew: true, ...options }),
  );
  await Promise.all(
    open.map((socket) => (socket.connected ? null : once(socket as unknown as NodeJS.EventEmitter, 'connect'))),
  );
  return open;
}

/** Milliseconds from the end of each change to each socket that hears of it. */
async function spread(open: readonly Socket[], change: (at: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < changes; i++) {
    const heard = open.map(
      (socket) => new Promise<number>((resolve) => socket.once('hint', () => resolve(performance.now()))),
    );
    await change(i);
    const committed = performance.now();
    for (const at of await Promise.all(heard)) samples.push(Math.max(0, at - committed));
    await sleep(20);
  }
  return samples;
}

async function bareServer() {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server = new Server(http, { serveClient: false });
  const address = http.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    emit: () => server.emit('hint', { type: 'ticket', id: 'x', seq: 1 }),
    close: () => server.close(),
  };
}
