import {
  type Area,
  areas,
  type BuiltInCategory,
  builtInCategories,
  type CategoryCode,
  type CategoryRoot,
  type Severity,
  type TicketKind,
  ticketKinds,
} from '../tickets/index.ts';

/** How a question is answered. */
export const questionTypes = ['text', 'choice', 'yes_no', 'number'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** Words in both languages; without English ones the Chinese are shown. */
export type BothWords = { zh: string; en: string };

/** One answer to choose. `raisesTo`: whoever chooses it makes the matter at least this severe. */
export type Choice = BothWords & { key: string; raisesTo: Severity | null };

/** What a category asks, of residents and at the desk alike. */
export type Question = BothWords & {
  /** Stable, and its own within the category. */
  key: string;
  type: QuestionType;
  required: boolean;
  /** Of `choice`, in order; of any other type none. */
  choices: readonly Choice[];
  /** Of `yes_no`: what a yes makes of the matter. */
  raisesTo: Severity | null;
};

/** Where a matter of the category is, unless somebody says otherwise; `ask`: as the form or the place says. */
export const categoryAreas = [...areas, 'ask'] as const;
export type CategoryArea = Area | 'ask';

/** A category of a community (T2). Its code never changes; what people read does. */
export type CategorySettings = {
  /** `root` or `root.leaf`. */
  code: CategoryCode;
  /** Empty for a built-in code that keeps the words of the product. */
  name: string;
  nameEn: string;
  /** What a resident who needs a repair reads in its place: "漏水堵塞" for "给排水". Empty: the name. */
  need: string;
  needEn: string;
  /** Kinds it is offered for; empty for all. */
  kinds: readonly TicketKind[];
  /** Kinds for which residents may choose it; empty for none. */
  residentKinds: readonly TicketKind[];
  questions: readonly Question[];
  /** The least severity of its matters, unless the desk says otherwise. */
  severity: Severity;
  /** May a resident say "urgent" of it? */
  urgent: boolean;
  area: CategoryArea;
  /** The trade that is sent (T7); null for that of its root. */
  trade: CategoryRoot | null;
  /** Order among its neighbours. */
  position: number;
  /** Offered to nobody any more; old matters keep it. */
  retired: boolean;
};

/** A question with its answer, in the words of the day it was given: frozen on the first entry of the history. */
export type FrozenAnswer = { key: string; zh: string; en: string; answer: string; answerEn: string };

const choice = (key: string, zh: string, en: string): Choice => ({ key, zh, en, raisesTo: null });

/** What a kind asks whatever its category: when one may come; what would help. */
export const kindQuestions: Partial<Record<TicketKind, readonly Question[]>> = {
  repair: [
    {
      key: 'visit_time',
      zh: '什么时候方便上门？',
      en: 'When may we come?',
      type: 'choice',
      required: false,
      raisesTo: null,
      choices: [
        choice('any', '随时都可以', 'At any time'),
        choice('day', '工作日白天', 'Weekdays, by day'),
        choice('evening', '工作日晚上', 'Weekdays, in the evening'),
        choice('weekend', '周末', 'At the weekend'),
        choice('call', '请先打电话', 'Please call first'),
      ],
    },
  ],
  complaint: [
    {
      key: 'wish',
      zh: '您希望我们怎么做？',
      en: 'What would help?',
      type: 'text',
      required: false,
      raisesTo: null,
      choices: [],
    },
  ],
};

/** Choices of residents who talk of something rather than need a repair. */
const talked = ['complaint', 'suggestion', 'enquiry', 'praise', 'service'] as const satisfies readonly TicketKind[];
const repaired = ['repair'] as const satisfies readonly TicketKind[];

/** What residents could choose from the first; everything else is the desk's. */
const forResidents: Partial<Record<BuiltInCategory, readonly TicketKind[]>> = {
  engineering: [...repaired, ...talked],
  'engineering.plumbing': repaired,
  'engineering.electrical': repaired,
  'engineering.lighting': repaired,
  'engineering.lift': repaired,
  'engineering.doors_windows': repaired,
  'engineering.masonry': repaired,
  'engineering.fire_safety': repaired,
  'engineering.heating': repaired,
  cleaning: [...repaired, ...talked],
  'cleaning.waste': ['complaint'],
  'cleaning.pests': repaired,
  greening: [...repaired, ...talked],
  'order.noise': talked,
  'order.parking': talked,
  'order.access': talked,
  'order.safety': talked,
  service_attitude: talked,
  fees: talked,
  neighbours: talked,
  other: [...repaired, ...talked],
};

/** What residents call it when something is broken. */
const needs: Partial<Record<BuiltInCategory, BothWords>> = {
  engineering: { zh: '其他维修', en: 'Other repairs' },
  'engineering.plumbing': { zh: '漏水堵塞', en: 'Leak or blockage' },
  'engineering.electrical': { zh: '插座电路', en: 'Power' },
  'engineering.lighting': { zh: '灯不亮', en: 'Lights' },
  'engineering.lift': { zh: '电梯', en: 'Lift' },
  'engineering.doors_windows': { zh: '门窗门锁', en: 'Doors, windows, locks' },
  'engineering.masonry': { zh: '墙面地面', en: 'Walls and floors' },
  'engineering.fire_safety': { zh: '消防烟感', en: 'Fire safety' },
  cleaning: { zh: '清洁', en: 'Cleaning' },
  'cleaning.pests': { zh: '虫鼠', en: 'Pests' },
  greening: { zh: '花草树木', en: 'Plants and trees' },
};

const inPublic: readonly BuiltInCategory[] = [
  'engineering.lift',
  'cleaning.corridor',
  'cleaning.waste',
  'cleaning.washroom',
];

/** What nobody finds on a walk. */
const indoors: readonly BuiltInCategory[] = ['fees', 'neighbours'];

/** What a community starts with: the built-in tree, to be changed in the office. */
export const startingCategories: readonly CategorySettings[] = builtInCategories.map((code, position) => ({
  code,
  name: '',
  nameEn: '',
  need: needs[code]?.zh ?? '',
  needEn: needs[code]?.en ?? '',
  kinds: indoors.includes(code) ? ticketKinds.filter((kind) => kind !== 'patrol') : [],
  residentKinds: forResidents[code] ?? [],
  questions: [],
  severity: 'normal',
  urgent: true,
  area: inPublic.includes(code) ? 'public' : 'ask',
  trade: null,
  position,
  retired: false,
}));
