import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Hint, hintTypes, looksWithin, readHint, room, roomsToTell, writeHint } from './hints.ts';

const rooms = fc.record({
  portal: fc.array(fc.string()),
  office: fc.array(fc.string()),
  except: fc.array(fc.string()),
});
const hint = fc.record({ type: fc.constantFrom(...hintTypes), id: fc.uuid(), seq: fc.nat() });

it('a hint arrives as it was sent (X3)', () => {
  fc.assert(
    fc.property(rooms, hint, (to, what) => {
      expect(readHint(writeHint(to, what))).toEqual({ ...to, hint: what });
    }),
  );
});

it('carries what changed and nothing else, whatever was sent', () => {
  const told = { portal: [], office: [], hint: { type: 'ticket', id: 't', seq: 1, matter: '漏水' } };
  expect(readHint(JSON.stringify(told))?.hint).toEqual({ type: 'ticket', id: 't', seq: 1 });
});

it.each([
  undefined,
  '',
  'x',
  'null',
  '{}',
  '{"office":["zone:z1"]}',
  '{"portal":[],"office":[],"except":"staff:1","hint":{"type":"ticket","id":"1","seq":1}}',
  '{"portal":1,"office":[2],"hint":{"type":"ticket"}}',
  '{"portal":[],"office":[],"hint":{"type":"x","id":"1","seq":1}}',
])('what is none of ours is no hint: %s', (text) => {
  expect(readHint(text)).toBeUndefined();
});

it('goes in place of the absent as well, except where they themselves are kept from it (T5)', () => {
  const [zone, li] = [room.zone('z'), room.staff('li')];
  expect(roomsToTell([zone, li], [], [])).toEqual([zone, li]);
  expect(roomsToTell([zone], [], ['li', 'wu'])).toEqual([zone, 'for:li:zone:z', 'for:wu:zone:z']);
  expect(roomsToTell([zone], [li], ['li', 'wu'])).toEqual([zone, 'for:wu:zone:z']);
});

it('lets pages look at a moment of their own where all of a community are told, at once where it is one matter (X3)', () => {
  const within = (type: Hint['type']) =>
    (['portal', 'office'] as const).map((door) => looksWithin(door, { type, id: 'x', seq: 0 }));
  expect(within('closure')).toEqual([5000, 1000]);
  for (const type of hintTypes) if (type !== 'closure') expect(within(type), type).toEqual([null, null]);
});
