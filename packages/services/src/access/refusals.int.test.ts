import { newId } from '@linli/db';
import type { Actor, ResidentActor } from '@linli/domain/access';
import { createTicketInput, registerTicketInput } from '@linli/domain/tickets';
import { createEstate, ctxOf, type Estate, fakeClock, useDatabase } from '@linli/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { getCallback, recordCallback } from '../callbacks/index.ts';
import { gatherTickets } from '../links/index.ts';
import { listSignIns, signIn } from '../patrols/index.ts';
import * as tickets from '../tickets/index.ts';

const database = useDatabase({ emptied: 'once' });
const clock = fakeClock();
const as = (actor: Actor) => ctxOf(database.db, actor, clock);

/** One estate for the file: a refusal changes nothing. */
let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld(await createEstate(database.db));
});

async function createWorld(estate: Estate) {
  const { prisma } = database.db;
  const file = (actor: ResidentActor) => tickets.createTicket(as(actor), matter());
  const [east, west, far] = [await file(estate.resident), await file(estate.neighbour), await file(estate.stranger)];
  const upload = async (actor: Estate['housekeeper']) => {
    const id = newId();
    await tickets.addPhotos(as(actor), [{ id, width: 4, height: 3, bytes: 9 }]);
    return id;
  };
  const [inside, outside] = [await upload(estate.housekeeper), await upload(estate.housekeeper)];
  const words = { ticketId: east.id, words: '先看楼上' };
  await tickets.noteTicket(as(estate.housekeeper), { ...words, photoIds: [inside] });
  const { repliedAt: afterNote } = await prisma.ticket.findUniqueOrThrow({ where: { id: east.id } });
  await tickets.replyToTicket(as(estate.housekeeper), { ...words, photoIds: [outside] });
  const call = { id: newId(), communityId: estate.communityId, zoneId: estate.zones.east, ticketId: east.id };
  const [createdAt, dueAt] = [clock.now(), new Date(clock.now().getTime() + 3_600_000)];
  await prisma.callback.create({ data: { ...call, reason: 'low_rating', createdAt, dueAt } });
  const presence = { code: estate.lobby.code, clientKey: newId(), note: '' };
  for (const actor of [estate.cleaner, estate.housekeeper])
    await signIn(as(actor), { ...presence, clientKey: newId() });
  await signIn(as(estate.cleaner), presence);
  const farSpot = await prisma.spot.findFirstOrThrow({ where: { communityId: estate.otherCommunityId } });
  return { ...estate, east, west, far, inside, outside, afterNote, call, presence, farSpotId: farSpot.id };
}

type World = typeof world;

const matter = (more: object = {}) =>
  createTicketInput.parse({
    submissionKey: newId(),
    kind: 'repair',
    category: 'engineering',
    matter: '大堂灯不亮',
    ...more,
  });
const finding = (more: object) =>
  registerTicketInput.parse({ ...matter(), source: 'phone', kind: 'repair', area: 'public', ...more });
const merge = (actor: Actor, { id: ticketId }: { id: string }, into: { number: number }) =>
  tickets.mergeTicket(as(actor), { ticketId, version: 3, intoNumber: into.number, note: '' });

describe('refused', () => {
  it.each<[who: string, what: string, code: string, act: (world: World) => Promise<unknown>]>([
    [
      'a resident',
      'the photo of an internal note on their own matter',
      'photo.not_found',
      ({ resident, inside }) => tickets.findPhoto(as(resident), { photoId: inside }),
    ],
    [
      'the uploader',
      'to move a photo from one matter to another',
      'photo.not_found',
      ({ housekeeper, east, inside }) =>
        tickets.noteTicket(as(housekeeper), { ticketId: east.id, words: '再说', photoIds: [inside] }),
    ],
    [
      'a resident',
      "another community's spot",
      'ticket.place_unknown',
      ({ resident, farSpotId }) => tickets.createTicket(as(resident), matter({ area: 'public', spotId: farSpotId })),
    ],
    [
      'staff',
      'to file a matter in another community',
      'access.denied',
      ({ plumber, farSpotId }) => tickets.registerTicket(as(plumber), finding({ spotId: farSpotId })),
    ],
    [
      'staff',
      'a reporter of another community',
      'record.not_found',
      ({ desk, lobby, stranger }) =>
        tickets.registerTicket(as(desk), finding({ spotId: lobby.id, memberId: stranger.memberId })),
    ],
    [
      'the director',
      "to merge into another community's matter (T6)",
      'ticket.merge_target_unfit',
      ({ director, east, far }) => merge(director, east, far),
    ],
    [
      'a housekeeper',
      'to merge into a matter of another zone',
      'ticket.merge_target_unfit',
      ({ housekeeper, east, west }) => merge(housekeeper, east, west),
    ],
    [
      'another housekeeper',
      'the call owed for a matter of this zone',
      'callback.not_found',
      ({ otherHousekeeper, call }) => getCallback(as(otherHousekeeper), { callbackId: call.id }),
    ],
    [
      'the director',
      'to promise the next call for a time that has passed',
      'ticket.promise_in_past',
      ({ director, call }) =>
        recordCallback(as(director), {
          callbackId: call.id,
          version: 1,
          outcome: 'unreachable',
          words: '',
          nextAt: clock.now(),
        }),
    ],
    ['staff', "another one's sign-in (P5)", 'access.denied', ({ plumber, presence }) => signIn(as(plumber), presence)],
  ])('%s: %s', async (_who, _what, code, act) => {
    await expect(act(world)).rejects.toMatchObject({ code });
  });
});

describe('a second number that is another’s', () => {
  const follow = (actor: Actor, followsId: string) => tickets.createTicket(as(actor), matter({ followsId }));
  const link = (actor: Actor, { id: ticketId }: { id: string }, { number }: { number: number }) =>
    gatherTickets(as(actor), { ticketId, version: 3, numbers: [number], note: '' });
  const nowhere = { id: newId(), number: 999_999 };

  it.each<[string, (world: World, into: { id: string; number: number }) => Promise<unknown>]>([
    ['to merge into', ({ housekeeper, east }, into) => merge(housekeeper, east, into)],
    ['to link', ({ housekeeper, east }, into) => link(housekeeper, east, into)],
    ['to go on from', ({ resident }, into) => follow(resident, into.id)],
  ])('%s is answered as one that is not there', async (_what, act) => {
    const refusal = (into: { id: string; number: number }) =>
      act(world, into).then(
        () => 'done',
        ({ code, params }) => ({ code, params: JSON.stringify(params).replace(String(into.number), '') }),
      );
    const unknown = await refusal(nowhere);
    expect(unknown).toMatchObject({ code: expect.stringMatching(/_unfit$/) });
    for (const foreign of [world.west, world.far]) expect(await refusal(foreign)).toEqual(unknown);
  });
});

describe('the same, of those who may', () => {
  it('a photo follows its entry: internal for staff, public for the resident too', async () => {
    const { resident, housekeeper, inside, outside } = world;
    expect(await tickets.findPhoto(as(housekeeper), { photoId: inside })).toEqual({ id: inside });
    expect(await tickets.findPhoto(as(resident), { photoId: outside })).toEqual({ id: outside });
  });

  it('a call is overdue from its time on, and to be recorded by who answers for it (B2)', async () => {
    const { director, housekeeper, call } = world;
    const seen = async (actor: Actor, minutes: number) => {
      const later = fakeClock(new Date(clock.now().getTime() + minutes * 60_000));
      const { overdue, canRecord } = await getCallback(ctxOf(database.db, actor, later), { callbackId: call.id });
      return { overdue, canRecord };
    };
    expect(await seen(director, 59)).toEqual({ overdue: false, canRecord: true });
    expect(await seen(housekeeper, 61)).toEqual({ overdue: true, canRecord: false });
  });

  it('a sign-in is listed for its zone, or for oneself alone', async () => {
    const listed = async (mine: boolean) => {
      const { rows } = await listSignIns(as(world.housekeeper), { mine, limit: 50 });
      return rows.map(({ staff }) => staff.name).sort();
    };
    expect(await listed(false)).toEqual(['保洁', '保洁', '管家东']);
    expect(await listed(true)).toEqual(['管家东']);
  });

  it('words to colleagues leave the first-reply clock running; words to the resident end it (T8)', async () => {
    expect(world.afterNote).toBeNull();
    const { repliedAt } = await database.db.prisma.ticket.findUniqueOrThrow({ where: { id: world.east.id } });
    expect(repliedAt).toEqual(clock.now());
  });

  it('a timer that comes late does nothing, and fails at nothing (T9)', async () => {
    const tasks = tickets.ticketTasks(database.db, clock.now, async () => {});
    for (const ticketId of [world.west.id, newId()]) {
      await tasks.close_silent_ticket({ ticketId });
      await tasks.resume_held_ticket({ ticketId });
    }
    expect(await tickets.getTicket(as(world.director), { number: world.west.number })).toMatchObject({ version: 1 });
  });
});
