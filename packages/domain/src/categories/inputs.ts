import { z } from 'zod';
import { id, optionalWords, words } from '../kernel/index.ts';
import { type CategoryCode, categoryRoots, severities, type TicketKind, ticketKinds } from '../tickets/index.ts';
import {
  type BothWords,
  type CategorySettings,
  categoryAreas,
  kindQuestions,
  type Question,
  questionTypes,
} from './types.ts';

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'invalid');
const severity = z.enum(severities);

const questionInput = z.object({
  key,
  zh: words(120),
  en: optionalWords(160),
  type: z.enum(questionTypes),
  required: z.boolean(),
  choices: z
    .array(z.object({ key, zh: words(60), en: optionalWords(80), raisesTo: severity.nullable() }))
    .max(12, 'too_many'),
  raisesTo: severity.nullable(),
});

const shortName = optionalWords(40);
/** What the office writes of a category. */
const editable = {
  name: shortName,
  nameEn: optionalWords(60),
  need: shortName,
  needEn: optionalWords(60),
  kinds: z.array(z.enum(ticketKinds)),
  residentKinds: z.array(z.enum(ticketKinds)),
  questions: z.array(questionInput).max(10, 'too_many'),
  severity,
  urgent: z.boolean(),
  area: z.enum(categoryAreas),
  trade: z.enum(categoryRoots as [string, ...string[]]).nullable(),
};

/** A category of the community's own; the code is made of the parent and a word, and never changes. */
export const addCategoryInput = z.object({
  communityId: id,
  parent: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'invalid')
    .optional(),
  name: words(40),
  nameEn: words(60),
});
export type AddCategoryInput = z.infer<typeof addCategoryInput>;

const target = {
  categoryId: id,
  /** The version the screen showed; a stale one is refused. */ version: z.int().min(1),
};
export const editCategoryInput = z.object({ ...target, ...editable });
export type EditCategoryInput = z.infer<typeof editCategoryInput>;
export const moveCategoryInput = z.object({ categoryId: id, step: z.enum(['up', 'down']) });
export type MoveCategoryInput = z.infer<typeof moveCategoryInput>;
export const categoryVersionRef = z.object(target);
export type CategoryVersionRef = z.infer<typeof categoryVersionRef>;
export const listCategoriesInput = z.object({ communityId: id.optional() });

/** What people read of a category, the words of the product included. */
export type ReadName = BothWords & { code: CategoryCode };

/**
 * T2: no two categories under one parent read the same, in either language; neither case, width nor spaces tell them
 * apart. The names of a category are a problem of `name` or `nameEn` where another of these, retired ones included,
 * has them.
 */
export function freshNameInput(tree: readonly ReadName[], code: CategoryCode) {
  const parentOf = (path: CategoryCode) => path.split('.').slice(0, -1).join('.');
  const level = tree.filter((other) => other.code !== code && parentOf(other.code) === parentOf(code));
  const isTaken = (words: (name: BothWords) => string, name: BothWords) =>
    level.some((other) => bare(words(other)) === bare(words(name)));
  return z.custom<BothWords>().check(({ value, issues }) => {
    const taken = (field: string) => issues.push({ code: 'custom', path: [field], message: 'taken', input: value });
    if (isTaken(({ zh }) => zh, value)) taken('name');
    if (isTaken(({ en }) => en, value)) taken('nameEn');
  });
}

const bare = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** A key of latin letters from English words: "Gas smell?" gives `gas_smell`; empty when nothing is left. */
export function keyOf(english: string): string {
  return english
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '');
}

/** The code of a new category, unlike every one that is there: `garden`, or `garden_2` where that is taken. */
export function codeFor(nameEn: string, parent: string | undefined, taken: readonly string[]): string {
  const base = (keyOf(nameEn) || 'category').slice(0, 36);
  const full = (word: string) => (parent ? `${parent}.${word}` : word);
  if (!taken.includes(full(base))) return full(base);
  for (let n = 2; ; n++) if (!taken.includes(full(`${base}_${n}`))) return full(`${base}_${n}`);
}

/**
 * The answers to these questions and nothing else: an answer that is not asked for is dropped, one that is missing or
 * unfit is a problem of the field `answers.<key>`, so that it is said beside its question.
 */
export function answersInput(questions: readonly Question[]) {
  return z.record(z.string(), z.string()).transform((given, ctx) => {
    const answers: Record<string, string> = {};
    for (const question of questions) {
      const answer = clean(given[question.key]);
      const problem = problemOf(question, answer);
      if (problem) ctx.addIssue({ code: 'custom', path: [answerField(question.key)], message: problem });
      else if (answer) answers[question.key] = question.type === 'number' ? String(Number(answer)) : answer;
    }
    return answers;
  });
}

function problemOf({ type, required, choices }: Question, answer: string): 'required' | 'invalid' | 'too_long' | null {
  if (answer === '') return required ? 'required' : null;
  const fits = {
    text: () => true,
    number: () => /^\d{1,9}([.]\d{1,3})?$/.test(answer),
    yes_no: () => answer === 'yes' || answer === 'no',
    choice: () => choices.some(({ key }) => key === answer),
  };
  if (type === 'text' && answer.length > 300) return 'too_long';
  return fits[type]() ? null : 'invalid';
}

const clean = (text: string | undefined) => (text ?? '').replaceAll('\0', '').replaceAll('\r\n', '\n').trim();

/** The name under which a problem of an answer is told. */
export const answerField = (key: string) => `answers.${key}`;

/** The name of the control of one question in a form that holds those of several kinds and categories. */
export const answerName = (owner: string, key: string) => `answer:${owner}:${key}`;
export const ownerOfKind = (kind: string) => `kind-${kind}`;

/** The answers of the chosen kind and category out of such a form; those of the others stand hidden in it. */
export function answersFrom(fields: Readonly<Record<string, string>>): Record<string, string> {
  const { kind = '', category = '' } = fields;
  const owners = [ownerOfKind(kind), category].map((owner) => answerName(owner, ''));
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const owner = owners.find((start) => name.startsWith(start));
      return owner ? [[name.slice(owner.length), value]] : [];
    }),
  );
}

/** What a form asks: the questions of one kind or category, under the name of their owner. */
export type Asked = { owner: string; questions: readonly Question[] };

/** Everything that a form for these kinds may come to ask, categories first. */
export function askedIn(
  kinds: readonly TicketKind[],
  tree: readonly Pick<CategorySettings, 'code' | 'questions'>[],
): Asked[] {
  const ofKinds = kinds.map((kind) => ({ owner: ownerOfKind(kind), questions: kindQuestions[kind] ?? [] }));
  const ofCategories = tree.map(({ code, questions }) => ({ owner: code, questions }));
  return [...ofCategories, ...ofKinds].filter(({ questions }) => questions.length > 0);
}
