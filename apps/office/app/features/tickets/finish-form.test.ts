import { expect, it } from 'vitest';
import type { Refused } from '../forms/answer.ts';
import { saysPhotoMissing } from './finish-form.tsx';

const wordless: Refused = {
  failure: { status: 400, code: 'request.invalid', params: {}, fields: { note: 'required' } },
  values: { intent: 'finish' },
  photoIds: [],
  photoProblems: [],
};
const repair = { kind: 'repair', category: 'engineering.lighting' } as const;

it('what is sent empty is refused for its words and its photo at once (T7)', () => {
  expect(saysPhotoMissing(repair, wordless)).toBe(true);
  const failure = { ...wordless.failure, code: 'ticket.photo_missing', fields: {} } as const;
  expect(saysPhotoMissing(repair, { ...wordless, failure })).toBe(true);
});

it('but not for a photo that came, was waived, could not be read or is not wanted', () => {
  expect(saysPhotoMissing(repair, undefined)).toBe(false);
  expect(saysPhotoMissing(repair, { ...wordless, photoIds: ['one'] })).toBe(false);
  expect(saysPhotoMissing(repair, { ...wordless, values: { noPhoto: 'on' } })).toBe(false);
  const photoProblems: Refused['photoProblems'] = [{ file: 'a.png', code: 'photo.not_a_photo' }];
  expect(saysPhotoMissing(repair, { ...wordless, photoProblems })).toBe(false);
  expect(saysPhotoMissing({ kind: 'enquiry', category: 'fees' }, wordless)).toBe(false);
  const failure = { ...wordless.failure, code: 'ticket.changed_meanwhile', fields: {} } as const;
  expect(saysPhotoMissing(repair, { ...wordless, failure })).toBe(false);
});
