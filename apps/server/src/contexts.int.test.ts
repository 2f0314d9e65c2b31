import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createAuth } from '@linli/auth';
import { repoRoot } from '@linli/config';
import { newId } from '@linli/db';
import type { Door } from '@linli/domain/access';
import { openFiles } from '@linli/files';
import { createTeam, useDatabase } from '@linli/testing';
import type { Response as Answer, Request as Incoming } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, officeContext, portalContext } from './contexts.ts';

const database = useDatabase();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-contexts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the server hands to somebody who is not signed in. */
function contextOf(door: Door) {
  const { db } = database;
  const house: House = {
    db,
    auth: createAuth(db),
    files: openFiles(folder, { newId }),
    clock: () => new Date(),
    demoSignIn: true,
    portalUrl: 'http://portal.invalid',
    officeUrl: 'http://office.invalid',
  };
  const req = { headers: {} } as Incoming;
  const res = { locals: {} } as Answer;
  return door === 'portal' ? portalContext(house, req, res) : officeContext(house, req, res);
}

type Action = (args: { request: Request; context: object; params: object }) => Promise<Response>;

/** The action of an app's route: its file, as the app's build takes it. */
async function actionOf(door: Door, route: string): Promise<Action> {
  const file = join(repoRoot, 'apps', door, 'app/routes', `${route}.ts`);
  return ((await import(pathToFileURL(file).href)) as { action: Action }).action;
}

describe.each([
  ['portal', 'lang', { value: 'en' }, 'en'],
  ['portal', 'theme', { value: 'dark' }, 'dark'],
  ['portal', 'type', { value: 'large' }, 'large'],
  ['office', 'lang', { lang: 'en' }, 'en'],
  ['office', 'theme', { theme: 'dark' }, 'dark'],
] as const)('a choice at the %s: %s', (door, route, chosen, kept) => {
  const send = async (body: BodyInit) => {
    const request = new Request(`http://${door}.invalid/${route}`, {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    const context = await contextOf(door);
    return (await actionOf(door, route))({ request, context, params: {} }).catch(
      (thrown: unknown) => thrown as Response,
    );
  };

  it('is kept, and leads back', async () => {
    const answer = await send(new URLSearchParams({ ...chosen, to: '/me' }));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/me');
    expect(answer.headers.get('set-cookie')).toContain(`=${kept}`);
  });

  it('is refused when it is larger than a choice can be, and when it is none', async () => {
    const large = new URLSearchParams({ ...chosen, to: `/${'x'.repeat(10_000)}` });
    expect((await send(large)).status).toBe(413);
    const parts = new FormData();
    parts.set('photos', new Blob([new Uint8Array(20_000)]), 'a.jpg');
    expect((await send(parts)).status).toBe(413);
    const answer = await send('{}');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('a sign-in at the demo', () => {
  it('is for the invented alone: nobody who was imported is offered or let in', async () => {
    const { prisma } = database.db;
    const { resident, housekeeper, otherHousekeeper } = await createTeam(database.db);
    const [portal, office] = [await contextOf('portal'), await contextOf('office')];
    const offered = async () =>
      [...(await portal.demoAccounts()), ...(await office.demoAccounts())].map(({ accountId }) => accountId);
    expect(await offered()).toEqual(expect.arrayContaining([resident.actor.accountId, housekeeper.actor.accountId]));
    expect(await office.signInDemo(housekeeper.actor.accountId)).toContain('office_session=');

    await prisma.member.update({ where: { id: resident.actor.memberId }, data: { externalId: 'm-1' } });
    await prisma.staff.update({ where: { id: housekeeper.actor.staffId }, data: { externalId: 's-1' } });
    expect(await offered()).not.toContain(resident.actor.accountId);
    expect(await offered()).not.toContain(housekeeper.actor.accountId);
    expect(await offered()).toContain(otherHousekeeper.actor.accountId);
    await expect(portal.signInDemo(resident.actor.accountId)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(office.signInDemo(housekeeper.actor.accountId)).rejects.toMatchObject({ code: 'access.denied' });
  });
});
