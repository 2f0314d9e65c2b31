import {
  type CategorySettings,
  type FrozenAnswer,
  gravest,
  type Question,
  questionsOf,
  raisedBy,
  settleSubmission,
  startingCategories,
} from '@linli/domain/categories';
import type { BuiltInCategory } from '@linli/domain/tickets';
import type { Matter } from './matters/index.ts';

const plain = { required: false, choices: [], raisesTo: null } as const;

const questions: Partial<Record<BuiltInCategory, readonly Question[]>> = {
  'engineering.plumbing': [
    {
      ...plain,
      key: 'running',
      zh: '水还在流吗？',
      en: 'Is water still running?',
      type: 'choice',
      choices: [
        { key: 'running', zh: '还在流，止不住', en: 'Yes, it cannot be stopped', raisesTo: 'urgent' },
        { key: 'dripping', zh: '在滴水、渗水', en: 'It drips or seeps', raisesTo: null },
        { key: 'stopped', zh: '已经关了阀门', en: 'The valve is shut', raisesTo: null },
      ],
    },
    {
      ...plain,
      key: 'below',
      zh: '漏到楼下了吗？',
      en: 'Has it come through below?',
      type: 'yes_no',
      raisesTo: 'urgent',
    },
  ],
  'engineering.lift': [
    {
      ...plain,
      key: 'trapped',
      zh: '有人被困吗？',
      en: 'Is anybody trapped?',
      type: 'yes_no',
      required: true,
      raisesTo: 'major',
    },
    { ...plain, key: 'which_lift', zh: '哪一部电梯？', en: 'Which lift?', type: 'text' },
  ],
  'order.parking': [
    { ...plain, key: 'plate', zh: '车牌号', en: 'Plate number', type: 'text' },
    { ...plain, key: 'days', zh: '停了几天？', en: 'For how many days?', type: 'number' },
  ],
};

const charging: CategorySettings = {
  code: 'order.charging',
  name: '电动车充电',
  nameEn: 'E-bike charging',
  need: '充电桩',
  needEn: 'Charging point',
  kinds: ['repair', 'complaint', 'enquiry', 'suggestion', 'service', 'patrol'],
  residentKinds: ['repair', 'complaint', 'enquiry', 'suggestion'],
  questions: [{ ...plain, key: 'point', zh: '几号充电桩？', en: 'Which charging point?', type: 'number' }],
  severity: 'normal',
  urgent: false,
  area: 'public',
  trade: 'engineering',
  position: startingCategories.length,
  retired: false,
};

/** The categories of the demo estate: some ask, one is its own, and heating, which Hong Kong has none of, is retired. */
export const demoCategories: readonly CategorySettings[] = [
  ...startingCategories.map((category) => ({
    ...category,
    questions: questions[category.code as BuiltInCategory] ?? [],
    retired: category.code === 'engineering.heating',
  })),
  charging,
];

const texts: Record<string, string> = { plate: 'AB 1234', which_lift: '左边那部', wish: '希望尽快有人到现场看一看' };

/** What a resident may have answered; nothing that would have made the matter graver than it was. */
export function answersTo(matter: Matter, number: number): FrozenAnswer[] {
  const category = demoCategories.find(({ code }) => code === matter.category);
  if (!category || !['repair', 'complaint'].includes(matter.kind)) return [];
  const asked = questionsOf(matter.kind, category);
  const answers: Record<string, string> = {};
  for (const question of asked) {
    const options = optionsOf(question, matter.english).filter((option) => {
      const raised = raisedBy([question], { [question.key]: option });
      return gravest(raised, matter.severity) === matter.severity;
    });
    const answer = options[number % Math.max(1, options.length)];
    if (answer && (question.required || number % 3 > 0)) answers[question.key] = answer;
  }
  // It was asked before anything was retired.
  const then = demoCategories.map((one) => ({ ...one, retired: false }));
  return settleSubmission(then, { ...matter, answers }, 'staff', matter.area).answers;
}

function optionsOf({ key, type, choices }: Question, english: boolean): string[] {
  if (type === 'choice') return choices.map((one) => one.key);
  if (type === 'yes_no') return ['no', 'yes'];
  if (type === 'number') return ['3'];
  return english ? [] : [texts[key] ?? ''];
}
