import type { OfficeContext, PortalContext, ReceivedForm } from '@linli/api/context';
import { createOfficeApi } from '@linli/api/office';
import { createPortalApi } from '@linli/api/portal';
import type { Auth, SignedIn } from '@linli/auth';
import type { Db } from '@linli/db';
import type { Actor, Door } from '@linli/domain/access';
import { DomainError, readFailure } from '@linli/domain/kernel';
import type { Files } from '@linli/files';
import { listDemoAccounts } from '@linli/services/people';
import { addPhotos } from '@linli/services/tickets';
import type { Request as Incoming, Response } from 'express';
import { toString as drawQr } from 'qrcode';
import { nonceOf } from './security.ts';

/** What the listeners share. */
export type House = {
  db: Db;
  auth: Auth;
  files: Files;
  clock: () => Date;
  demoSignIn: boolean;
  portalUrl: string;
  officeUrl: string;
};

/** The session of a request, read once; a prolonged one is sent again. */
export async function sessionOf({ auth }: House, door: Door, req: Incoming, res: Response): Promise<SignedIn | null> {
  const session = await auth.readSession(door, req.headers.cookie);
  if (session?.freshCookie) res.append('Set-Cookie', session.freshCookie);
  return session;
}

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

const wordsOf = (fields: Readonly<Record<string, string | string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, listOf(value).at(-1) ?? '']));

/** A choice is a word and an address; no browser sends more. */
const choiceBytes = 10_000;

/**
 * A choice has no page that could show a refusal beside its field, so the refusal is the answer: its true status, and
 * nothing in the log, since anybody may send it.
 */
async function receiveChoice({ files }: House, request: globalThis.Request): Promise<Record<string, string>> {
  try {
    return wordsOf((await files.receiveForm(request, { photos: 0, formBytes: choiceBytes })).fields);
  } catch (error) {
    const { status } = readFailure(error);
    throw status < 500 ? new globalThis.Response(null, { status }) : error;
  }
}

/** Photos belong to who sends them; from nobody none are taken, and the words of the form come back all the same. */
async function receive(house: House, actor: Actor | null, request: Request): Promise<ReceivedForm> {
  const form = await house.files.receiveForm(request, actor ? {} : { photos: 0 });
  if (actor) await addPhotos({ db: house.db, clock: house.clock, door: 'system', actor }, form.photos);
  return {
    fields: wordsOf(form.fields),
    photoIds: [...listOf(form.fields.photoIds).filter(Boolean), ...form.photos.map(({ id }) => id)],
    photoProblems: actor ? form.problems.map(({ file, code }) => ({ file, code })) : [],
  };
}

async function common(house: House, door: Door, req: Incoming, res: Response) {
  const session = await sessionOf(house, door, req, res);
  const { db, auth, clock } = house;
  const actor = session?.actor ?? null;
  const demoAccounts = async () => (house.demoSignIn ? listDemoAccounts(db, door) : []);
  return {
    nonce: nonceOf(res.locals),
    now: clock(),
    actor,
    receiveForm: (request: Request) => receive(house, actor, request),
    receiveChoice: (request: Request) => receiveChoice(house, request),
    demoAccounts,
    async signInDemo(accountId: string) {
      const known = (await demoAccounts()).some((account) => account.accountId === accountId);
      if (!known) throw new DomainError('access.denied');
      if (session) await auth.signOut(session.sessionId);
      return (await auth.signIn(accountId, door)).cookie;
    },
    async signOut() {
      if (session) await auth.signOut(session.sessionId);
      return auth.blankCookie(door);
    },
  };
}

/** What the server hands to every loader and action of the portal. */
export async function portalContext(house: House, req: Incoming, res: Response): Promise<PortalContext> {
  const { actor, ...rest } = await common(house, 'portal', req, res);
  const api = createPortalApi({ db: house.db, actor, clock: house.clock, door: 'portal' });
  return { ...rest, api, actor: actor?.kind === 'resident' ? actor : null };
}

/** What the server hands to every loader and action of the office. */
export async function officeContext(house: House, req: Incoming, res: Response): Promise<OfficeContext> {
  const { actor, ...rest } = await common(house, 'office', req, res);
  const api = createOfficeApi({ db: house.db, actor, clock: house.clock, door: 'office' });
  return {
    ...rest,
    api,
    actor: actor?.kind === 'staff' ? actor : null,
    portalUrl: house.portalUrl,
    officeUrl: house.officeUrl,
    qr: (text) => drawQr(text, { type: 'svg', margin: 1 }),
  };
}
