import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersFrom,
  answersInput,
  type CategorySettings,
  checkCategories,
  codeFor,
  inOrder,
  isOffered,
  moved,
  type Question,
  questionsOf,
  raisedBy,
  type Submission,
  settleSubmission,
  startingCategories,
  tradeOf,
} from './index.ts';

const [first] = startingCategories;
if (!first) throw new Error('no categories');
const category = (given: Partial<CategorySettings>): CategorySettings => ({
  ...first,
  code: 'garden',
  name: '花园',
  ...given,
});
const question = (given: Partial<Question>): Question => ({
  key: 'plate',
  zh: '车牌号',
  en: 'Plate',
  type: 'text',
  required: false,
  choices: [],
  raisesTo: null,
  ...given,
});
const choice = (key: string, raisesTo: 'urgent' | 'major' | null = null) => ({ key, zh: key, en: '', raisesTo });
const trapped = question({ key: 'trapped', zh: '有人被困吗？', type: 'yes_no', required: true, raisesTo: 'major' });
const running = question({ key: 'running', type: 'choice', choices: [choice('yes', 'urgent'), choice('no')] });

describe('checkCategories (T2)', () => {
  it('finds nothing wrong with what every community starts with', () => {
    expect(checkCategories(startingCategories)).toEqual([]);
  });

  it.each<[string, CategorySettings[], string[]]>([
    ['one code twice', [category({}), category({})], ['duplicate']],
    ['a leaf without its root', [category({ code: 'garden.pond' })], ['orphan']],
    ['three levels', [category({}), category({ code: 'garden.pond.fish' })], ['too_deep']],
    ['a root that is its own leaf', [category({ code: 'garden.' })], ['code_invalid', 'orphan']],
    ['a name of spaces', [category({ name: ' ' })], ['name_missing']],
    ['a built-in one without a name', [category({ code: 'fees', name: '' })], []],
    [
      'residents who may choose what is not offered',
      [category({ kinds: ['repair'], residentKinds: ['praise'] })],
      ['kinds_contradict'],
    ],
    [
      'a choice of one',
      [category({ questions: [question({ type: 'choice', required: true, choices: [choice('a')] })] })],
      ['choices_missing'],
    ],
    [
      'a required choice of none',
      [category({ questions: [question({ type: 'choice', required: true })] })],
      ['choices_missing'],
    ],
    [
      'a text with choices',
      [category({ questions: [question({ choices: [choice('a'), choice('b')] })] })],
      ['choices_missing'],
    ],
    [
      'one answer twice',
      [category({ questions: [question({ type: 'choice', choices: [choice('a'), choice('a')] })] })],
      ['choice_duplicate'],
    ],
    ['one question twice', [category({ questions: [question({}), question({})] })], ['question_duplicate']],
    ['a question without words', [category({ questions: [question({ zh: '' })] })], ['question_empty']],
    ['what the kind asks already', [category({ questions: [question({ key: 'visit_time' })] })], ['question_reserved']],
  ])('%s', (_, tree, problems) => {
    expect(checkCategories(tree).map(({ problem }) => problem)).toEqual(problems);
  });

  it('says so when more ask than a form can hold', () => {
    const asking = Array.from({ length: 31 }, (_, n) => category({ code: `c${n}`, questions: [question({})] }));
    expect(checkCategories(asking)).toEqual([{ code: 'c30', problem: 'too_many_asking' }]);
    expect(checkCategories(asking.map((one) => ({ ...one, retired: true })))).toEqual([]);
  });
});

describe('answers', () => {
  const parse = (questions: Question[], answers: Record<string, string>) => answersInput(questions).safeParse(answers);

  it.each<[string, Question, string, string | undefined]>([
    ['a required one left empty', trapped, ' ', 'required'],
    ['a yes that is none', trapped, 'maybe', 'invalid'],
    ['a choice that is not offered', running, 'perhaps', 'invalid'],
    ['a number in words', question({ type: 'number' }), '三天', 'invalid'],
    ['a negative number', question({ type: 'number' }), '-1', 'invalid'],
    ['a text of a page', question({}), 'x'.repeat(301), 'too_long'],
    ['an optional one left empty', running, '', undefined],
    ['a number with a point', question({ type: 'number' }), '1.5', undefined],
  ])('%s: the problem stands beside the question', (_, one, answer, problem) => {
    const { error } = parse([one], { [one.key]: answer });
    expect(error?.issues[0]).toEqual(
      problem && expect.objectContaining({ path: [`answers.${one.key}`], message: problem }),
    );
  });

  it('to what was not asked are dropped', () => {
    expect(parse([running], { running: 'no', other: 'x' }).data).toEqual({ running: 'no' });
  });

  it('are read of the chosen kind and category alone', () => {
    const fields = {
      kind: 'repair',
      category: 'engineering.lift',
      'answer:kind-repair:visit_time': 'any',
      'answer:kind-complaint:wish': 'x',
      'answer:engineering.lift:trapped': 'yes',
      'answer:engineering:trapped': 'no',
    };
    expect(answersFrom(fields)).toEqual({ visit_time: 'any', trapped: 'yes' });
  });
});

describe('settleSubmission', () => {
  const lift = category({
    code: 'lift',
    kinds: ['repair'],
    residentKinds: ['repair'],
    area: 'public',
    questions: [trapped, running],
  });
  const quiet = category({ code: 'quiet', residentKinds: ['repair'], urgent: false, severity: 'normal', area: 'ask' });
  const grave = category({ code: 'grave', residentKinds: ['repair'], severity: 'urgent' });
  const gone = category({ code: 'gone', residentKinds: ['repair'], retired: true });
  const under = category({ code: 'gone.leaf', residentKinds: ['repair'] });
  const tree = [lift, quiet, grave, gone, under];
  const settle = (said: Partial<Submission>, by: 'resident' | 'staff' = 'resident') =>
    settleSubmission(tree, { kind: 'repair', category: 'quiet', answers: {}, ...said }, by, 'private');

  it.each<[string, Partial<Submission>, 'resident' | 'staff', string]>([
    ['a resident where the category lets nobody', { severity: 'urgent' }, 'resident', 'normal'],
    ['a resident where it does', { category: 'grave', severity: 'urgent' }, 'resident', 'urgent'],
    ['a resident who says nothing', { category: 'grave', severity: 'normal' }, 'resident', 'urgent'],
    ['a resident who says more than a resident can', { severity: 'major' }, 'resident', 'normal'],
    ['the desk, that knows better', { category: 'grave', severity: 'normal' }, 'staff', 'normal'],
    ['the desk, that says nothing', { category: 'grave' }, 'staff', 'urgent'],
    [
      'an answer above what was said',
      { category: 'lift', severity: 'urgent', answers: { trapped: 'yes' } },
      'resident',
      'major',
    ],
    [
      'an answer below what was said',
      { category: 'lift', severity: 'major', answers: { trapped: 'no', running: 'yes' } },
      'staff',
      'major',
    ],
    [
      'the graver of two answers',
      { category: 'lift', answers: { trapped: 'yes', running: 'yes' } },
      'resident',
      'major',
    ],
  ])('%s: %o', (_, said, by, severity) => expect(settle(said, by).severity).toBe(severity));

  it('takes the area that was said, then that of the category, then that of the place', () => {
    const answers = { trapped: 'no' };
    expect(settle({ category: 'lift', answers, area: 'private' }).area).toBe('private');
    expect(settle({ category: 'lift', answers }).area).toBe('public');
    expect(settle({}).area).toBe('private');
  });

  it('freezes question and answer in both languages', () => {
    expect(settle({ category: 'lift', answers: { trapped: 'no', visit_time: 'day' } }).answers).toEqual([
      { key: 'trapped', zh: '有人被困吗？', en: 'Plate', answer: '否', answerEn: 'No' },
      {
        key: 'visit_time',
        zh: '什么时候方便上门？',
        en: 'When may we come?',
        answer: '工作日白天',
        answerEn: 'Weekdays, by day',
      },
    ]);
  });

  it.each<[string, Partial<Submission>, 'resident' | 'staff']>([
    ['retired', { category: 'gone' }, 'staff'],
    ['under a retired root', { category: 'gone.leaf' }, 'staff'],
    ['unknown', { category: 'nowhere' }, 'staff'],
    ['not offered for the kind', { category: 'lift', kind: 'praise' }, 'staff'],
    ['not for residents to choose', { kind: 'complaint' }, 'resident'],
  ])('refuses what is %s', (_, said, by) => expect(() => settle(said, by)).toThrow('category.not_offered'));

  it('never lowers what was said, whatever is answered', () => {
    const severities = ['normal', 'urgent', 'major'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...severities),
        fc.constantFrom('yes', 'no'),
        fc.constantFrom('yes', 'no', ''),
        (severity, t, r) => {
          const settled = settle({ category: 'lift', severity, answers: { trapped: t, running: r } }, 'staff').severity;
          expect(severities.indexOf(settled)).toBeGreaterThanOrEqual(severities.indexOf(severity));
        },
      ),
    );
    expect(raisedBy([running], { running: 'no' })).toBeNull();
  });
});

it('what the category asks comes before what the kind asks', () => {
  expect(questionsOf('complaint', { questions: [trapped] }).map(({ key }) => key)).toEqual(['trapped', 'wish']);
  expect(questionsOf('praise', { questions: [] })).toEqual([]);
});

it('the trade is that of the category, else of its root, else the root (T7)', () => {
  const tree = [
    { code: 'pool', trade: 'engineering' as const },
    { code: 'pool.water', trade: null },
    { code: 'pool.towels', trade: 'cleaning' as const },
  ];
  expect(['pool.water', 'pool.towels', 'greening.trees'].map((code) => tradeOf(tree, code))).toEqual([
    'engineering',
    'cleaning',
    'greening',
  ]);
});

it('a step up or down changes places with the neighbour of the same level alone', () => {
  const tree = [
    { code: 'b', position: 1 },
    { code: 'a', position: 0 },
    { code: 'a.y', position: 4 },
    { code: 'a.x', position: 3 },
  ];
  expect(inOrder(tree).map(({ code }) => code)).toEqual(['a', 'a.x', 'a.y', 'b']);
  expect(moved(tree, 'b', 'up')).toEqual([
    { code: 'b', position: 0 },
    { code: 'a', position: 1 },
  ]);
  expect(moved(tree, 'a.x', 'up')).toEqual([]);
  expect(moved(tree, 'a.x', 'down').map(({ code }) => code)).toEqual(['a.y', 'a.x']);
});

it('gives a new category a code of its own that fits', () => {
  expect(codeFor('E-bike charging!', 'order', [])).toBe('order.e_bike_charging');
  expect(codeFor('充电', undefined, ['category'])).toBe('category_2');
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(undefined, 'order'), (name, parent) => {
      const code = codeFor(name, parent, []);
      const root = category({ code: 'order' });
      expect(checkCategories([...(parent ? [root] : []), category({ code })])).toEqual([]);
    }),
  );
});

it('residents are offered what they may choose, staff what the kind allows', () => {
  const [fees] = startingCategories.filter(({ code }) => code === 'fees');
  const offered = (kind: 'repair' | 'complaint', to: 'resident' | 'staff') =>
    fees && isOffered(startingCategories, fees, kind, to);
  expect([offered('repair', 'resident'), offered('complaint', 'resident'), offered('repair', 'staff')]).toEqual([
    false,
    true,
    true,
  ]);
});
