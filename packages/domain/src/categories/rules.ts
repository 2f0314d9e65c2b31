import { DomainError } from '../kernel/index.ts';
import {
  type Area,
  type CategoryCode,
  categoryCodePattern,
  isBuiltIn,
  rootOf,
  type Severity,
  severities,
  type TicketKind,
} from '../tickets/index.ts';
import { answersInput } from './inputs.ts';
import {
  type BothWords,
  type CategorySettings,
  type FrozenAnswer,
  kindQuestions,
  type Question,
  type QuestionType,
} from './types.ts';

/** Why a tree of categories cannot stand (T2). */
export const categoryProblems = [
  'code_invalid',
  'duplicate',
  'too_deep',
  'orphan',
  'name_missing',
  'kinds_contradict',
  'question_empty',
  'question_duplicate',
  'question_reserved',
  'choices_missing',
  'choice_duplicate',
  'too_many_asking',
] as const;
export type CategoryProblem = (typeof categoryProblems)[number];

/** More categories than this with questions of their own no form can hold. */
export const mostAsking = 30;

/**
 * Looks a whole tree over: every problem with the code it belongs to, none for a tree that can stand. A leaf under a
 * retired root is none: it is simply not offered.
 */
export function checkCategories(tree: readonly CategorySettings[]): { code: CategoryCode; problem: CategoryProblem }[] {
  const codes = tree.map(({ code }) => code);
  const found = tree.flatMap((category, at) =>
    problemsOf(category, codes, at).map((problem) => ({ code: category.code, problem })),
  );
  const asking = tree.filter(({ questions, retired }) => questions.length > 0 && !retired);
  const last = asking.length > mostAsking ? asking.at(-1) : undefined;
  return last ? [...found, { code: last.code, problem: 'too_many_asking' }] : found;
}

function problemsOf(category: CategorySettings, codes: readonly CategoryCode[], at: number): CategoryProblem[] {
  const { code, name, kinds, residentKinds, questions } = category;
  const deep = code.split('.').length > 2;
  const problems: [CategoryProblem, boolean][] = [
    ['too_deep', deep],
    ['code_invalid', !deep && !categoryCodePattern.test(code)],
    ['duplicate', codes.indexOf(code) < at],
    ['orphan', code.includes('.') && !codes.includes(rootOf(code))],
    ['name_missing', name.trim() === '' && !isBuiltIn(code)],
    ['kinds_contradict', kinds.length > 0 && residentKinds.some((kind) => !kinds.includes(kind))],
    ['question_duplicate', hasTwins(questions)],
    ['question_reserved', questions.some(({ key }) => reservedKeys.has(key))],
    ['question_empty', questions.some(({ zh }) => zh.trim() === '')],
    ['choices_missing', questions.some(lacksChoices)],
    ['choice_duplicate', questions.some(({ choices }) => hasTwins(choices))],
  ];
  return problems.flatMap(([problem, is]) => (is ? [problem] : []));
}

/** Nobody can answer a choice of fewer than two, and nothing else has choices. */
function lacksChoices({ type, choices }: Question): boolean {
  const said = choices.filter(({ zh }) => zh.trim() !== '');
  return type === 'choice' ? said.length < 2 || said.length < choices.length : choices.length > 0;
}

const hasTwins = (keyed: readonly { key: string }[]) => new Set(keyed.map(({ key }) => key)).size < keyed.length;

/** What kinds ask; a category cannot ask under the same key. */
const reservedKeys = new Set(Object.values(kindQuestions).flatMap((questions) => questions.map(({ key }) => key)));

/** What is asked of a matter: first what its category asks, then what its kind asks. */
export function questionsOf(kind: TicketKind, category: Pick<CategorySettings, 'questions'>): readonly Question[] {
  return [...category.questions, ...(kindQuestions[kind] ?? [])];
}

/** Is it offered for this kind, to residents or at the desk? A leaf goes with its root. */
export function isOffered(
  tree: readonly CategorySettings[],
  { code, kinds, residentKinds, retired }: CategorySettings,
  kind: TicketKind,
  to: 'resident' | 'staff',
): boolean {
  if (retired || tree.some((root) => root.code === rootOf(code) && root.retired)) return false;
  if (to === 'resident') return residentKinds.includes(kind);
  return kinds.length === 0 || kinds.includes(kind);
}

/** The trade that is sent (T7): the category's own, else its root's, else the root itself. */
export function tradeOf(tree: readonly Pick<CategorySettings, 'code' | 'trade'>[], code: CategoryCode): string {
  const named = (path: string) => tree.find((category) => category.code === path)?.trade;
  return named(code) ?? named(rootOf(code)) ?? rootOf(code);
}

/** The graver of several. */
export function gravest(...all: readonly (Severity | null | undefined)[]): Severity {
  const rank = (severity: Severity | null | undefined) => (severity ? severities.indexOf(severity) : 0);
  return severities[Math.max(0, ...all.map(rank))] ?? 'normal';
}

/** What answers make of a matter: the gravest that one of them raises it to; null when none does. */
export function raisedBy(questions: readonly Question[], answers: Readonly<Record<string, string>>): Severity | null {
  const raises = questions.map(({ key, type, choices, raisesTo }) => {
    const answer = answers[key];
    if (type === 'yes_no') return answer === 'yes' ? raisesTo : null;
    return choices.find((one) => one.key === answer)?.raisesTo ?? null;
  });
  return raises.some((one) => one !== null) ? gravest(...raises) : null;
}

/** What a form said of category, area, severity and answers. */
export type Submission = {
  kind: TicketKind;
  category: CategoryCode;
  area?: Area | undefined;
  severity?: Severity | undefined;
  answers: Readonly<Record<string, string>>;
};

/** What becomes of it, ready to be frozen on the ticket. */
export type Settled = { area: Area; severity: Severity; answers: FrozenAnswer[] };

/**
 * T2: settles what the form left open by the category's defaults. A resident can only say "urgent", where the category
 * lets them; the desk may say anything; an answer raises what either said, and never lowers it.
 * @param place the area of the place, where neither form nor category says one
 * @throws DomainError `category.not_offered`; ZodError with the path `answers.<key>` of each question to be mended
 */
export function settleSubmission(
  tree: readonly CategorySettings[],
  said: Submission,
  by: 'resident' | 'staff',
  place: Area,
): Settled {
  const category = tree.find(({ code }) => code === said.category);
  if (!category || !isOffered(tree, category, said.kind, by)) throw new DomainError('category.not_offered');
  const questions = questionsOf(said.kind, category);
  const answers = answersInput(questions).parse(said.answers);
  const chosen = by === 'staff' ? said.severity : undefined;
  const urgent = by === 'resident' && category.urgent && said.severity === 'urgent';
  return {
    area: said.area ?? (category.area === 'ask' ? place : category.area),
    severity: gravest(chosen ?? category.severity, urgent ? 'urgent' : null, raisedBy(questions, answers)),
    answers: questions.flatMap((question) => frozen(question, answers[question.key])),
  };
}

/** The words for yes and no, as they are frozen. */
const yesNo: Record<string, BothWords> = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } };

function frozen({ key, zh, en, type, choices }: Question, answer: string | undefined): FrozenAnswer[] {
  if (!answer) return [];
  const words = answerWords(type, choices, answer);
  return [{ key, zh, en: en || zh, answer: words.zh, answerEn: words.en || words.zh }];
}

function answerWords(type: QuestionType, choices: Question['choices'], answer: string): BothWords {
  const plain = { zh: answer, en: answer };
  if (type === 'yes_no') return yesNo[answer] ?? plain;
  return choices.find(({ key }) => key === answer) ?? plain;
}

/**
 * The tree in the order in which it is read: every root with its leaves under it, both by position.
 * A leaf whose root is missing stands at the end.
 */
export function inOrder<C extends Pick<CategorySettings, 'code' | 'position'>>(tree: readonly C[]): C[] {
  const byPosition = (a: C, b: C) => a.position - b.position || (a.code < b.code ? -1 : 1);
  const roots = tree.filter(({ code }) => !code.includes('.')).sort(byPosition);
  const under = (root: C) => tree.filter(({ code }) => code.startsWith(`${root.code}.`)).sort(byPosition);
  const ordered = roots.flatMap((root) => [root, ...under(root)]);
  return [...ordered, ...tree.filter((category) => !ordered.includes(category))];
}

/** The positions after one step up or down among neighbours of the same level; empty where there is no neighbour. */
export function moved(
  tree: readonly Pick<CategorySettings, 'code' | 'position'>[],
  code: CategoryCode,
  step: 'up' | 'down',
): { code: CategoryCode; position: number }[] {
  const parent = (path: CategoryCode) => (path.includes('.') ? rootOf(path) : '');
  const level = inOrder(tree).filter((other) => parent(other.code) === parent(code));
  const from = level.findIndex((other) => other.code === code);
  const to = from + (step === 'up' ? -1 : 1);
  const [one, other] = [level[from], level[to]];
  if (!one || !other) return [];
  const next = [...level];
  next[from] = other;
  next[to] = one;
  return next.map((category, position) => ({ code: category.code, position }));
}
