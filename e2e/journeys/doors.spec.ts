import { once } from 'node:events';
import { io } from 'socket.io-client';
import { cookieOf } from '../fixtures/cookies.ts';
import { fileMatter } from '../fixtures/matters.ts';
import { expect, type Person, test } from '../fixtures/test.ts';

/** Doors that must stay shut, tried from outside: pages, procedures, photos, sockets (X6). */

const query = (input: object) => `input=${encodeURIComponent(JSON.stringify({ json: input }))}`;

test('the other zone’s housekeeper reaches a ticket by no door', async ({ house, people }) => {
  const ticket = await fileMatter(house, await people.resident(0, 5));
  const [own, other] = [await people.housekeeper(0), await people.housekeeper(1)];
  const { office } = house.linli;
  const ask = async (person: Person) => {
    const cookie = await cookieOf(house, person, 'office');
    const post = (path: string, body: object) =>
      fetch(`${office}/trpc/${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ json: body }),
      });
    return {
      page: (await fetch(`${office}/tickets/${ticket.number}`, { headers: { cookie } })).status,
      data: (await fetch(`${office}/tickets/${ticket.number}.data`, { headers: { cookie } })).status,
      get: (await fetch(`${office}/trpc/tickets.get?${query({ number: ticket.number })}`, { headers: { cookie } }))
        .status,
      note: (await post('tickets.note', { ticketId: ticket.id, words: 'x' })).status,
      listed: (
        await (
          await fetch(`${office}/trpc/tickets.list?${query({ text: `#${ticket.number}`, state: 'all' })}`, {
            headers: { cookie },
          })
        ).text()
      ).includes(ticket.id),
    };
  };
  expect(await ask(other)).toEqual({ page: 404, data: 404, get: 404, note: 404, listed: false });
  expect(await ask(own)).toEqual({ page: 200, data: 200, get: 200, note: 200, listed: true });
});

test('a socket hears only what its session may see', async ({ house, people }) => {
  const { office } = house.linli;
  const open = async (person: Person) => {
    const cookie = await cookieOf(house, person, 'office');
    const socket = io(office, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
    await once(socket as unknown as NodeJS.EventEmitter, 'connect');
    const heard: string[] = [];
    socket.on('hint', (hint: { id: string }) => heard.push(hint.id));
    return { socket, heard };
  };
  const own = await open(await people.housekeeper(0));
  const other = await open(await people.housekeeper(1));
  const ticket = await fileMatter(house, await people.resident(0, 6));
  await expect.poll(() => own.heard).toContain(ticket.id);
  // The other zone's own news arrives after; what was not heard by then was not sent.
  const theirs = await fileMatter(house, await people.resident(1, 6));
  await expect.poll(() => other.heard).toContain(theirs.id);
  expect(other.heard).not.toContain(ticket.id);
  own.socket.close();
  other.socket.close();
});

test('no cookie, no socket; nor with the other door’s cookie, nor from another origin', async ({ house, people }) => {
  const { portal, office } = house.linli;
  const resident = await cookieOf(house, await people.resident(0), 'portal');
  const keeper = await cookieOf(house, await people.housekeeper(0), 'office');
  const refused = async (url: string, extraHeaders: Record<string, string>) => {
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders });
    const outcome = await Promise.race([
      once(socket as unknown as NodeJS.EventEmitter, 'connect').then(() => 'open'),
      once(socket as unknown as NodeJS.EventEmitter, 'connect_error').then(() => 'refused'),
    ]);
    socket.close();
    return outcome;
  };
  expect(await refused(office, {})).toBe('refused');
  expect(await refused(portal, {})).toBe('refused');
  expect(await refused(office, { cookie: resident.replace('portal_session', 'office_session') })).toBe('refused');
  expect(await refused(portal, { cookie: keeper.replace('office_session', 'portal_session') })).toBe('refused');
  expect(await refused(office, { cookie: keeper, origin: 'http://evil.example' })).toBe('refused');
  expect(await refused(office, { cookie: keeper, origin: portal })).toBe('refused');
  expect(await refused(office, { cookie: keeper, origin: office })).toBe('open');
});

test('the portal has no procedures of staff, and forms of other origins are refused', async ({ house, people }) => {
  const { portal, office } = house.linli;
  const cookie = await cookieOf(house, await people.resident(0), 'portal');
  expect((await fetch(`${portal}/trpc/tickets.list?${query({})}`, { headers: { cookie } })).status).toBe(404);
  expect((await fetch(`${office}/trpc/tickets.list?${query({})}`)).status).toBe(401);
  const post = (origin: string) =>
    fetch(`${portal}/lang`, {
      method: 'POST',
      headers: { cookie, origin },
      body: new URLSearchParams({ locale: 'en' }),
    });
  expect((await post('http://evil.example')).status).toBe(403);
  expect((await post(office)).status).toBe(403);
});

test('another household’s ticket and photo look as if they were not there', async ({ house, people }) => {
  const [mine, theirs] = [await people.resident(0, 1), await people.resident(0, 2)];
  const ticket = await fileMatter(house, theirs);
  const cookie = await cookieOf(house, mine, 'portal');
  const status = async (path: string) => (await fetch(house.linli.portal + path, { headers: { cookie } })).status;
  expect(await status(`/tickets/${ticket.number}`)).toBe(404);
  expect(await status('/tickets/999999')).toBe(404);
  expect(await status('/tickets/abc')).toBe(404);
  const { rows } = await house.db.pool.query<{ id: string }>(
    `select p.id from photo p join ticket t on t.id = p.ticket_id
     where t.household_id is distinct from (select m.household_id from account a join member m on m.id = a.member_id where a.id = $1) limit 1`,
    [mine.accountId],
  );
  expect(rows).toHaveLength(1);
  expect(await status(`/photos/${rows[0]?.id}`)).toBe(404);
  expect(await status(`/photos/${rows[0]?.id}/thumb`)).toBe(404);
});

test('who signs out, or is dismissed, is out at once, also on an open socket', async ({ house, people, enter }) => {
  const cleaner = await people.staff('cleaner');
  const page = await enter('office', cleaner);
  await page.goto('/');
  expect(new URL(page.url()).pathname).toBe('/');
  const cookie = await cookieOf(house, cleaner, 'office');
  const socket = io(house.linli.office, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  await once(socket as unknown as NodeJS.EventEmitter, 'connect');
  await house.db.pool.query('update staff set active = false where id = $1', [cleaner.staffId]);
  await house.auth.signOutEverywhere(cleaner.accountId);
  await expect.poll(() => socket.connected).toBe(false);
  await page.goto('/');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await house.db.pool.query('update staff set active = true where id = $1', [cleaner.staffId]);
  socket.close();
});
