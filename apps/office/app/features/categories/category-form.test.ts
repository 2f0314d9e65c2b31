import { editCategoryInput } from '@linli/domain/categories';
import { expect, it } from 'vitest';
import { readCategory } from './category-form.ts';

const form = {
  categoryId: '019a0000-0000-7000-8000-000000000001',
  version: '3',
  name: '电梯',
  nameEn: 'Lifts',
  'kind:repair': '1',
  'resident:repair': '1',
  severity: 'normal',
  area: 'ask',
  trade: '',
  'q0.key': 'trapped',
  'q0.zh': '有人被困吗？',
  'q0.en': 'Trapped?',
  'q0.type': 'yes_no',
  'q0.required': '1',
  'q0.raisesTo': 'major',
  'q1.zh': '哪一部？',
  'q1.en': 'Which lift?',
  'q1.type': 'choice',
  'q1.c0.zh': '左',
  'q1.c0.en': 'Left',
  'q1.c1.zh': '右',
  'q1.c1.en': 'Left',
  'q1.c2.zh': '',
  'q2.zh': ' ',
  'q2.type': 'text',
};

it('reads questions and answers, gives new ones keys of their own, and leaves out what is empty', () => {
  const read = readCategory(form);
  expect(editCategoryInput.safeParse(read).success).toBe(true);
  expect(read).toMatchObject({ kinds: ['repair'], residentKinds: ['repair'], urgent: false, trade: null });
  expect(read.questions.map(({ key, raisesTo }) => [key, raisesTo])).toEqual([
    ['trapped', 'major'],
    ['which_lift', null],
  ]);
  expect(read.questions[1]?.choices.map(({ key }) => key)).toEqual(['left', 'left_2']);
});

it.each([
  ['0:down', ['which_lift', 'trapped']],
  ['1:up', ['which_lift', 'trapped']],
  ['0:up', ['trapped', 'which_lift']],
  ['1:down', ['trapped', 'which_lift']],
  ['', ['trapped', 'which_lift']],
])('a question goes where the button %s sends it', (shift, keys) => {
  expect(readCategory({ ...form, shift }).questions.map(({ key }) => key)).toEqual(keys);
});

it('a question that is a choice no more keeps no answers', () => {
  expect(readCategory({ ...form, 'q1.type': 'text' }).questions[1]?.choices).toEqual([]);
});
