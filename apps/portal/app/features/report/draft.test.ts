import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dropDraft, keepPhotos, photosOf, readDraft } from './draft.ts';

const hour = 3_600_000;
const now = new Date('2025-11-21T08:00:00Z');
const draft = { who: 'wang', kind: 'repair', at: now.getTime(), fields: { matter: '厨房水槽漏水' } };

let stored: string | null;
const leave = (given: unknown) => {
  stored = JSON.stringify(given);
};

beforeEach(() => {
  vi.useFakeTimers({ now });
  stored = null;
  vi.stubGlobal('localStorage', {
    getItem: () => stored,
    removeItem: () => {
      stored = null;
    },
  });
});
afterEach(() => {
  dropDraft();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('a draft comes back to who wrote it, and for what', () => {
  leave(draft);
  expect(readDraft('wang', 'repair')?.fields.matter).toBe('厨房水槽漏水');
  expect(readDraft('zhao', 'repair'), 'another person on this phone').toBeUndefined();
  expect(readDraft('wang', 'praise'), 'another kind of matter').toBeUndefined();
});

it.each([
  [1, true],
  [7 * 24 - 1, true],
  [7 * 24 + 1, false],
])('after %i hours it is still there: %s', (hours, there) => {
  leave({ ...draft, at: now.getTime() - hours * hour });
  expect(readDraft('wang', 'repair') !== undefined).toBe(there);
});

it.each([null, { ...draft, fields: {} }, {}, 'x'])('nothing comes back from %j', (given) => {
  leave(given);
  expect(readDraft('wang', 'repair')).toBeUndefined();
});

it('a store that is forbidden or broken costs the draft alone', () => {
  stored = '{';
  expect(readDraft('wang', 'repair')).toBeUndefined();
  vi.stubGlobal('localStorage', undefined);
  expect(readDraft('wang', 'repair')).toBeUndefined();
});

it('photos wait with the person who chose them, until the draft is dropped', () => {
  const files = [new File(['x'], 'a.jpg')];
  keepPhotos('wang', 'repair', files);
  expect(photosOf('wang', 'repair')).toBe(files);
  expect(photosOf('zhao', 'repair')).toEqual([]);
  leave({ ...draft, fields: {} });
  expect(readDraft('wang', 'repair'), 'photos alone are worth keeping').toBeDefined();
  dropDraft();
  expect(photosOf('wang', 'repair')).toEqual([]);
  expect(stored).toBeNull();
});
