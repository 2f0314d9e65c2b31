import { createServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer, type Socket as Tcp } from 'node:net';
import type { SignedIn } from '@linli/auth';
import type { Actor, Door, StaffRole } from '@linli/domain/access';
import { type Hint, hintChannel, type Rooms, writeHint } from '@linli/domain/kernel';
import { roomsOfSurvey } from '@linli/domain/surveys';
import { useDatabase } from '@linli/testing';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveConnection } from './connection.ts';
import { createRealtime, type HintListener, listenForHints, type Realtime } from './server.ts';

const database = useDatabase();

const staff = (id: string, role: StaffRole, zoneIds: string[] = []): Actor => ({
  kind: 'staff',
  accountId: `a-${id}`,
  staffId: id,
  role,
  name: id,
  zoneIds,
  teamIds: [],
  communityIds: ['c1'],
  standsInFor: [],
  peopleBelow: [],
});
const resident = (id: string): Actor => ({
  kind: 'resident',
  accountId: `a-${id}`,
  memberId: id,
  householdId: `h-${id}`,
  unitId: 'u',
  communityId: 'c1',
  zoneId: 'z1',
  name: id,
  phone: '',
});
const people: Record<Door, Record<string, Actor>> = {
  portal: { wang: resident('wang'), zhao: resident('zhao') },
  office: {
    li: staff('li', 'housekeeper', ['z1']),
    chen: staff('chen', 'housekeeper', ['z2']),
    desk: staff('desk', 'front_desk'),
    fitter: staff('fitter', 'tradesperson', ['z1']),
  },
};
const signedOut = new Set<string>();

/** Sessions without a database: the cookie of a door names the person. */
async function readSession(door: Door, header: string | undefined): Promise<SignedIn | null> {
  const name = new RegExp(`(?:^|; )${door}_session=(\\w+)`).exec(header ?? '')?.[1] ?? '';
  const actor = people[door][name];
  if (!actor || actor.kind === 'system' || signedOut.has(name)) return null;
  return { sessionId: name, accountId: actor.accountId, actor };
}

type Listening = { realtime: Realtime; http: HttpServer; url: string };
type Page = { socket: Socket; hints: Hint[]; resyncs: number };

const open: { servers: Listening[]; pages: Page[]; listeners: HintListener[] } = {
  servers: [],
  pages: [],
  listeners: [],
};

async function serve(door: Door): Promise<Listening> {
  const http = createServer();
  const realtime = createRealtime({
    door,
    httpServer: http,
    readSession: (header) => readSession(door, header),
    allowedOrigin: ({ headers: { origin, host } }) => !origin || origin === `http://${host}`,
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const server = { realtime, http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
  open.servers.push(server);
  return server;
}

/** A process: both doors and one listening connection. */
async function start() {
  const [portal, office] = [await serve('portal'), await serve('office')];
  let states = 0;
  const listener = listenForHints({
    connectionString: database.url,
    doors: [portal.realtime, office.realtime],
    onState: () => states++,
    onError: () => {},
  });
  open.listeners.push(listener);
  await vi.waitUntil(() => listener.isListening());
  return { portal, office, listener, states: () => states };
}

async function connect(url: string, headers: Record<string, string>): Promise<Page> {
  const socket = io(url, { extraHeaders: headers, forceNew: true, reconnection: false });
  const page: Page = { socket, hints: [], resyncs: 0 };
  open.pages.push(page);
  socket.on('hint', (hint: Hint) => page.hints.push(hint));
  socket.on('resync', () => page.resyncs++);
  await new Promise<void>((done, refused) => {
    socket.once('connect', done);
    socket.once('connect_error', refused);
  });
  return page;
}

const as = (door: Door, name: string) => ({ cookie: `${door}_session=${name}` });

async function notify(rooms: Partial<Rooms>, hint: Hint): Promise<void> {
  await database.db.pool.query('select pg_notify($1, $2)', [
    hintChannel,
    writeHint({ portal: [], office: [], ...rooms }, hint),
  ]);
}

const ticket = (seq: number): Hint => ({ type: 'ticket', id: 't1', seq });
/** A hint to everybody: what was sent before it has arrived when it has. The tests use its type for nothing else. */
async function settled(pages: Page[]): Promise<void> {
  const all = {
    portal: ['household:h-wang', 'household:h-zhao'],
    office: ['staff:li', 'staff:chen', 'staff:desk', 'staff:fitter'],
  };
  const id = String(Math.random());
  await notify(all, { type: 'patrol', id, seq: 0 });
  await vi.waitFor(() => {
    for (const { hints } of pages) expect(hints.some((hint) => hint.id === id)).toBe(true);
  });
}
const heard = ({ hints }: Page) => hints.filter(({ type }) => type !== 'patrol').map(({ seq }) => seq);

beforeEach(() => signedOut.clear());
afterEach(async () => {
  for (const { socket } of open.pages.splice(0)) socket.disconnect();
  for (const listener of open.listeners.splice(0)) await listener.stop();
  for (const { realtime } of open.servers.splice(0)) await realtime.close();
});

describe('a hint', () => {
  it('reaches the right rooms on every process, and no other', async () => {
    const [a, b] = [await start(), await start()];
    const pages = {
      wang: await connect(a.portal.url, as('portal', 'wang')),
      wangElsewhere: await connect(b.portal.url, as('portal', 'wang')),
      zhao: await connect(b.portal.url, as('portal', 'zhao')),
      li: await connect(b.office.url, as('office', 'li')),
      chen: await connect(a.office.url, as('office', 'chen')),
      desk: await connect(a.office.url, as('office', 'desk')),
      fitter: await connect(b.office.url, as('office', 'fitter')),
    };
    await notify({ portal: ['household:h-wang'], office: ['zone:z1', 'community:c1'] }, ticket(1));
    await notify({ office: ['zone:z1', 'staff:fitter', 'community:c1'] }, ticket(2));
    await notify({ office: ['zone:z2'] }, ticket(3));
    // T5: a complaint about the housekeeper of the zone.
    await notify({ office: ['zone:z1', 'community:c1'], except: ['staff:li'] }, ticket(5));
    await notify(roomsOfSurvey({ communityId: 'c1' }), { type: 'survey', id: 's1', seq: 4 });
    await settled(Object.values(pages));
    expect(Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, heard(page)]))).toEqual({
      wang: [1],
      wangElsewhere: [1],
      zhao: [],
      li: [1, 2, 4],
      chen: [3, 4],
      desk: [1, 2, 5, 4],
      fitter: [2],
    });
    expect(pages.li.hints[0]).toEqual({ type: 'ticket', id: 't1', seq: 1 });
  });

  it('of a closure says within what time to look, by the door, to the rooms it names', async () => {
    const a = await start();
    const [wang, zhao] = [
      await connect(a.portal.url, as('portal', 'wang')),
      await connect(a.portal.url, as('portal', 'zhao')),
    ];
    const li = await connect(a.office.url, as('office', 'li'));
    const told: unknown[] = [];
    for (const [name, { socket }] of Object.entries({ wang, zhao, li })) {
      socket.on('hint_within', (hint: Hint, within: number) => told.push([name, hint.seq, within]));
    }
    await notify({ portal: ['household:h-wang'], office: ['staff:li'] }, { type: 'closure', id: 'k', seq: 7 });
    await settled([wang, zhao, li]);
    expect(told.toSorted()).toEqual([
      ['li', 7, 1000],
      ['wang', 7, 5000],
    ]);
    expect([wang, zhao, li].map(heard)).toEqual([[], [], []]);
  });

  it('comes with the commit, and not at all with a rollback', async () => {
    const a = await start();
    const li = await connect(a.office.url, as('office', 'li'));
    const client = await database.db.pool.connect();
    const say = (seq: number) =>
      client.query('select pg_notify($1, $2)', [
        hintChannel,
        writeHint({ portal: [], office: ['zone:z1'] }, ticket(seq)),
      ]);
    await client.query('begin');
    await say(1);
    await client.query('rollback');
    await client.query('begin');
    await say(2);
    await new Promise((later) => setTimeout(later, 100));
    expect(heard(li)).toEqual([]);
    await client.query('commit');
    client.release();
    await settled([li]);
    expect(heard(li)).toEqual([2]);
  });

  it('that is none of ours changes nothing', async () => {
    const a = await start();
    const li = await connect(a.office.url, as('office', 'li'));
    for (const payload of ['', 'x', '{}', '{"office":["zone:z1"]}', '{"portal":1,"office":[2],"hint":{"type":"x"}}']) {
      await database.db.pool.query('select pg_notify($1, $2)', [hintChannel, payload]);
    }
    await settled([li]);
    expect(heard(li)).toEqual([]);
  });
});

describe('a connection is refused', () => {
  it.each([
    ['without a cookie', 'portal', {}],
    ['with a cookie of nobody', 'portal', as('portal', 'nobody')],
    ['at the office with a portal session', 'office', as('portal', 'wang')],
    ['at the office with a portal session under the office’s name', 'office', as('office', 'wang')],
  ] as const)('%s', async (_name, door, headers) => {
    const { url } = await serve(door);
    await expect(connect(url, headers)).rejects.toThrow('auth.required');
  });

  it('to a page of another origin, be it only another port', async () => {
    const [portal, office] = [await serve('portal'), await serve('office')];
    const headers = as('office', 'li');
    await expect(connect(office.url, { ...headers, origin: portal.url })).rejects.toThrow();
    await expect(connect(office.url, { ...headers, origin: 'null' })).rejects.toThrow();
    await connect(office.url, { ...headers, origin: office.url });
    expect(office.realtime.count()).toBe(1);
  });

  it('that says more than a heartbeat', async () => {
    const { url } = await serve('office');
    const { socket } = await connect(url, as('office', 'li'));
    socket.emit('said', 'x'.repeat(20_000));
    await vi.waitUntil(() => !socket.connected);
  });

  it('in every other namespace', async () => {
    const { url } = await serve('office');
    await expect(connect(`${url}/admin`, as('office', 'li'))).rejects.toThrow('Invalid namespace');
  });
});

describe('the end of a session', () => {
  it('ends its sockets and spares the other devices of the account', async () => {
    const a = await start();
    people.portal.wang2 = resident('wang');
    const [one, two] = [
      await connect(a.portal.url, as('portal', 'wang')),
      await connect(a.portal.url, as('portal', 'wang2')),
    ];
    signedOut.add('wang');
    await notify({ portal: ['account:a-wang'] }, { type: 'session_ended', id: 'a-wang', seq: 0 });
    await vi.waitUntil(() => !one.socket.connected);
    await settled([two]);
    expect(two.socket.connected).toBe(true);
    expect(two.hints.some(({ type }) => type === 'session_ended')).toBe(false);
  });
});

describe('when the listening connection is cut', () => {
  it('everybody is told to look again, and nothing is lost afterwards', async () => {
    const a = await start();
    const pages = [
      await connect(a.portal.url, as('portal', 'wang')),
      await connect(a.office.url, as('office', 'li')),
    ] as const;
    const before = pages.map(({ resyncs }) => resyncs);
    const { rowCount } = await database.db.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen hints' and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
    let sent = 0;
    let lastMissed = 0;
    const heardBack = () => pages.every(({ resyncs }, n) => resyncs > Number(before[n]));
    while (!heardBack() && sent < 2000) {
      lastMissed = sent;
      await notify({ portal: ['household:h-wang'], office: ['zone:z1'] }, ticket(sent++));
    }
    const first = sent;
    while (sent < first + 50) await notify({ portal: ['household:h-wang'], office: ['zone:z1'] }, ticket(sent++));
    await settled([...pages]);
    expect(lastMissed).toBeGreaterThan(0);
    expect(a.states()).toBe(3);
    for (const page of pages) {
      const after = Array.from({ length: 50 }, (_, n) => first + n);
      expect(heard(page).filter((seq) => seq >= first)).toEqual(after);
    }
  });
});

describe('when the other end of the listening connection vanishes without a word', () => {
  it('that is noticed, and everybody is told to look again', async () => {
    const { hostname, port } = new URL(database.url);
    let last: Tcp | undefined;
    let silent: Tcp | undefined;
    const between = createTcpServer((near) => {
      const far = connectTcp(Number(port), hostname);
      near.on('data', (bytes) => near !== silent && far.write(bytes));
      far.on('data', (bytes) => near !== silent && near.write(bytes));
      for (const side of [near, far])
        side.on('error', () => {}).on('close', () => [near, far].map((it) => it.destroy()));
      last = near;
    });
    await new Promise<void>((done) => between.listen(0, '127.0.0.1', done));
    const through = new URL(database.url);
    through.host = `127.0.0.1:${(between.address() as AddressInfo).port}`;
    const states: boolean[] = [];
    const office = await serve('office');
    const listener = listenForHints({
      connectionString: through.href,
      doors: [office.realtime],
      onState: (listening) => states.push(listening),
      ping: { every: 50, patience: 200 },
    });
    open.listeners.push(listener);
    await vi.waitUntil(() => listener.isListening());
    const li = await connect(office.url, as('office', 'li'));
    const before = li.resyncs;
    silent = last;
    await vi.waitFor(() => expect(states).toEqual([true, false, true]), 5000);
    await vi.waitFor(() => expect(li.resyncs).toBeGreaterThan(before));
    await listener.stop();
    between.close();
  });
});

describe('a page’s connection', () => {
  const dial = (url: string, headers: Record<string, string>) => async () =>
    io(url, { extraHeaders: headers, forceNew: true, autoConnect: false, reconnectionDelay: 20 });

  it('hears hints, looks again after every gap, and tells its state', async () => {
    const a = await start();
    const changes: unknown[] = [];
    let socket: Socket | undefined;
    const connection = createLiveConnection(async () => {
      socket = await dial(a.office.url, as('office', 'li'))();
      return socket;
    });
    expect(connection.state()).toBe('offline');
    const leave = connection.subscribe((change) => changes.push(change));
    await vi.waitFor(() => expect(changes).toEqual(['resync']));
    expect(connection.state()).toBe('live');
    await notify({ office: ['zone:z1'] }, ticket(7));
    await vi.waitFor(() => expect(changes).toEqual(['resync', ticket(7)]));
    socket?.io.engine.close();
    expect(connection.state()).toBe('offline');
    await vi.waitFor(() => expect(changes).toEqual(['resync', ticket(7), 'resync']), 4000);
    expect(connection.state()).toBe('live');
    leave();
    await vi.waitUntil(() => a.office.realtime.count() === 0, 3000);
    expect(connection.state()).toBe('offline');
  });

  it('stays quietly offline without a session', async () => {
    const { url } = await serve('office');
    const changes: unknown[] = [];
    const connection = createLiveConnection(dial(url, {}));
    const leave = connection.subscribe((change) => changes.push(change));
    await new Promise((later) => setTimeout(later, 300));
    expect(connection.state()).toBe('offline');
    expect(changes).toEqual([]);
    leave();
  });
});
