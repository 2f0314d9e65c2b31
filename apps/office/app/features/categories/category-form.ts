import { type EditCategoryInput, keyOf, type Question, type QuestionType } from '@linli/domain/categories';
import { type Severity, ticketKinds } from '@linli/domain/tickets';

type Fields = Readonly<Record<string, string>>;

/** Blank lines that a form offers below what is there; more of them come with saving. */
export const blankChoices = 2;

/** The form of one category as the door wants it. An emptied question or answer is taken away. */
export function readCategory(fields: Fields): EditCategoryInput {
  const text = (name: string) => fields[name] ?? '';
  const ticked = (prefix: string) => ticketKinds.filter((kind) => fields[`${prefix}:${kind}`]);
  const kinds = ticked('kind');
  return {
    categoryId: text('categoryId'),
    version: Number(fields.version),
    name: text('name'),
    nameEn: text('nameEn'),
    need: text('need'),
    needEn: text('needEn'),
    // All of them ticked is the same as no limit, also for a kind that comes later.
    kinds: kinds.length === ticketKinds.length ? [] : kinds,
    residentKinds: ticked('resident'),
    questions: shifted(readQuestions(fields), text('shift')),
    severity: text('severity') as Severity,
    urgent: fields.urgent === '1',
    area: text('area') as EditCategoryInput['area'],
    trade: fields.trade || null,
  };
}

function readQuestions(fields: Fields): EditCategoryInput['questions'] {
  const questions: EditCategoryInput['questions'] = [];
  for (let n = 0; fields[`q${n}.zh`] !== undefined; n++) {
    const read = (name: string) => (fields[`q${n}.${name}`] ?? '').trim();
    if (read('zh') === '' && read('en') === '') continue;
    const type = read('type') as QuestionType;
    questions.push({
      key: read('key') || freeKey(read('en'), 'question', questions),
      zh: read('zh'),
      en: read('en'),
      type,
      required: read('required') === '1',
      choices: type === 'choice' ? readChoices(fields, n) : [],
      raisesTo: type === 'yes_no' ? severityOf(read('raisesTo')) : null,
    });
  }
  return questions;
}

function readChoices(fields: Fields, n: number): EditCategoryInput['questions'][number]['choices'] {
  const choices: EditCategoryInput['questions'][number]['choices'] = [];
  for (let c = 0; fields[`q${n}.c${c}.zh`] !== undefined; c++) {
    const read = (name: string) => (fields[`q${n}.c${c}.${name}`] ?? '').trim();
    if (read('zh') === '' && read('en') === '') continue;
    const key = read('key') || freeKey(read('en'), 'answer', choices);
    choices.push({ key, zh: read('zh'), en: read('en'), raisesTo: severityOf(read('raisesTo')) });
  }
  return choices;
}

const severityOf = (text: string) => (text ? (text as Severity) : null);

function freeKey(english: string, fallback: string, taken: readonly { key: string }[]): string {
  const base = (keyOf(english) || fallback).slice(0, 36);
  const is = (key: string) => taken.some((one) => one.key === key);
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`;
    if (!is(key)) return key;
  }
}

/** A question one step up or down, as the pressed button says: `2:up`. */
function shifted<Q extends Pick<Question, 'key'>>(questions: readonly Q[], said: string): Q[] {
  const [from = -1, step] = [Number(said.split(':')[0] || -1), said.split(':')[1]];
  const to = from + (step === 'up' ? -1 : 1);
  const next = [...questions];
  const [one, other] = [questions[from], questions[to]];
  if (!one || !other) return next;
  next[from] = other;
  next[to] = one;
  return next;
}
