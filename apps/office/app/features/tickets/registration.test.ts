import { expect, it } from 'vitest';
import { asksWhetherSame, readRegistration } from './registration.ts';

const read = (fields: Record<string, string>) => readRegistration({ fields, photoIds: [], photoProblems: [] });
const who = 'unit:member';

it('the home is the place, until another one is named; the caller stays the caller', () => {
  expect(read({ who })).toMatchObject({ unitId: 'unit', memberId: 'member', spotId: undefined, position: undefined });
  expect(read({ who, spotId: 'spot' })).toMatchObject({ unitId: undefined, memberId: 'member', spotId: 'spot' });
  expect(read({ who, positionCell: '22.3,114.2', communityId: 'there' })).toMatchObject({
    communityId: 'there',
    unitId: undefined,
    memberId: 'member',
    position: { lat: 22.3, lng: 114.2 },
  });
});

it('what was said of a place outside goes along whole, and is not in the caller’s home', () => {
  const shared = { who, buildingId: 'building', floor: '-1' };
  expect(read(shared)).toMatchObject({ unitId: undefined, buildingId: 'building', floor: -1, memberId: 'member' });
  expect(read({ ...shared, spotId: 'spot' })).toMatchObject({ spotId: 'spot', buildingId: 'building', floor: -1 });
  expect(read({ who, floor: '3' })).toMatchObject({ unitId: undefined, buildingId: undefined, floor: 3 });
  expect(read({ who: 'unit:' })).toMatchObject({ unitId: 'unit', memberId: undefined });
});

it('a point and a spot say together where exactly', () => {
  expect(read({ spotId: 'spot', position: '22.3,114.2' })).toMatchObject({
    spotId: 'spot',
    position: { lat: 22.3, lng: 114.2 },
  });
});

it('asks once, of a whole form, whether it is open already (T6)', () => {
  const id = '018f0000-0000-7000-8000-000000000001';
  const fields = {
    submissionKey: id,
    source: 'phone',
    kind: 'repair',
    category: 'engineering',
    matter: '漏水',
    who: `${id}:`,
  };
  const asks = (more: Record<string, string>) => asksWhetherSame(read({ ...fields, ...more }), { ...fields, ...more });
  expect(asks({})).toBe(true);
  expect(asks({ matter: '' })).toBe(false);
  expect(asks({ anyway: '1' })).toBe(false);
  expect(asks({ sameAs: '12' })).toBe(false);
  expect(asks({ kind: 'complaint', aboutStaffId: id })).toBe(false);
});
