import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../api-types.ts';
import type { Refused } from '../forms/answer.ts';
import { leftOver, ownWork } from './left-over.ts';

const refused = (more: Partial<Refused>): Refused => ({
  failure: { status: 409, code: 'ticket.changed_meanwhile', params: {}, fields: {} },
  values: { intent: 'finish', note: '换了阀芯' },
  photoIds: ['one'],
  photoProblems: [],
  ...more,
});
const ticket = (abilities: Partial<Ticket['abilities']>) => ({ abilities: { note: true, ...abilities } }) as Ticket;

it('of a step that is gone, words and photos are offered as a note', () => {
  const sent = refused({});
  expect(leftOver(sent, ticket({ finish: false }))).toEqual({ refused: sent, words: '换了阀芯' });
  expect(leftOver(refused({ values: { intent: 'finish' } }), ticket({}))).toMatchObject({ words: '' });
  const chosen = refused({ values: { intent: 'finish', ready: 'repaired', note: '阀芯' } });
  expect(leftOver(chosen, ticket({}))).toMatchObject({ words: '已修好，试用正常。\n阀芯' });
});

it('but nothing where its form still stands, where nothing was sent, of a talk, or where nobody may note', () => {
  expect(leftOver(undefined, ticket({}))).toBeUndefined();
  expect(leftOver(refused({}), ticket({ finish: true }))).toBeUndefined();
  expect(leftOver(refused({ values: { intent: 'take' }, photoIds: [] }), ticket({}))).toBeUndefined();
  expect(leftOver(refused({ values: { intent: 'reply', words: '好' } }), ticket({}))).toBeUndefined();
  expect(leftOver(refused({ values: { intent: 'nothing' } }), ticket({}))).toBeUndefined();
  expect(leftOver(refused({}), ticket({ note: false }))).toBeUndefined();
});

describe('own work (T7)', () => {
  const sent: Refused = {
    failure: { status: 409, code: 'ticket.passed_on', params: {}, fields: {} },
    values: { intent: 'finish', ready: 'repaired', note: '换了角阀' },
    photoIds: ['p1'],
    photoProblems: [],
  };

  it('has the sentence in the language of the reader, what was added, and photos', () => {
    expect(ownWork(sent, [], 'en').words).toEqual([expect.stringMatching(/^[A-Z].+\n换了角阀$/)]);
    expect(ownWork(sent, [], 'zh').photoIds).toEqual(['p1']);
    expect(ownWork(undefined, [], 'zh')).toEqual({ words: [], photoIds: [], files: [] });
  });

  it('says once what was refused and stood in its form still, and keeps the rest', () => {
    const file = new File(['x'], 'a.jpg');
    const left = [
      { keeps: 'finish', words: '换了角阀', files: [file] },
      { keeps: 'note', words: '业主不在家', files: [] },
    ];
    expect(ownWork(sent, left, 'zh')).toEqual({
      words: [expect.stringMatching(/\n换了角阀$/), '业主不在家'],
      photoIds: ['p1'],
      files: [file],
    });
  });
});
