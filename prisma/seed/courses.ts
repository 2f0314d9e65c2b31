import type { CallbackOutcome } from '@linli/domain/callbacks';
import type { TicketStatus } from '@linli/domain/tickets';
import type { Random } from './random.ts';
import type { Story } from './story.ts';

/** A word of the story, alone or with what it takes; or what chance has a say in. */
export type Step =
  | { [W in keyof Story]: W | readonly [W, ...Parameters<Story[W]>] }[keyof Story]
  | ((story: Story, random: Random) => void);

/** How a matter goes, from its submission on; `weight` is how often. */
export type Course = {
  weight: number;
  steps: readonly Step[];
  /** Ends with "not ours": only for matters that are not. */
  declines?: boolean;
};

/** Takes the steps one after the other. */
export function play(steps: readonly Step[], story: Story, random: Random): void {
  for (const step of steps) {
    if (typeof step === 'function') step(story, random);
    else {
      const [word, ...values] = typeof step === 'string' ? [step] : step;
      Reflect.apply(story[word], undefined, values);
    }
  }
}

const ending: Step = (story, random) => (random.chance(0.62) ? story.confirm() : story.silence());
const closing: Step[] = ['verify', ending];
const hold: Step = (story, random) => story.hold(random.between(1, 3));
const oneOf =
  (...outcomes: CallbackOutcome[]): Step =>
  (story, random) =>
    story.call(random.pick(outcomes));

const reached: Step[] = ['accept', 'dispatch', 'take', 'arrive'];
const worked: Step[] = ['accept', 'work'];
const verified: Step[] = [...worked, 'verify'];
const reopened: Step[] = [...verified, ['confirm', 'fairly_satisfied'], 'reopen'];
const rejected: Step[] = ['accept', 'reject'];
const heard: Step = ['accept', 10, 90];
const onWalk: Step = ['accept', 1, 8];
const again: Step[] = ['sendBack', 'arrive', 'finish'];

const unhappy: Step[] = [heard, 'work', 'verify', 'silence', ['call', 'dissatisfied']];
const mended: Step[] = [
  'work',
  'verify',
  ['confirm', 'fairly_satisfied'],
  ['call', 'fairly_satisfied'],
  ['call', 'satisfied', 5, 20],
];

const straight: Course = { weight: 56, steps: [...worked, ...closing] };
const withdrawn: Course = { weight: 3, steps: ['cancel'] };
const declined: Course = { weight: 3, declines: true, steps: rejected };

const repairCourses: Course[] = [
  straight,
  // Late: it lay about before anybody was sent.
  { weight: 6, steps: [['accept', 45, 180], ['wait', 1000, 2300], 'work', ...closing] },
  { weight: 10, steps: [...reached, hold, 'resume', 'finish', ...closing] },
  { weight: 6, steps: [...worked, ...again, ...closing] },
  { weight: 6, steps: [...reopened, 'work', ...closing] },
  { weight: 5, steps: ['accept', 'guide', ...closing] },
  { weight: 3, steps: [...verified, ['confirm', 'dissatisfied'], ['call', 'satisfied']] },
  withdrawn,
  declined,
];

const complaintCourses: Course[] = [
  { weight: 40, steps: [heard, 'work', ...closing, oneOf('satisfied', 'satisfied', 'fairly_satisfied')] },
  {
    weight: 25,
    steps: [heard, ['settle', undefined, 120, 1500], ...closing, oneOf('satisfied', 'fairly_satisfied')],
  },
  {
    // B2: dissatisfied cannot end it.
    weight: 9,
    steps: [...unhappy, ...mended],
  },
  { weight: 7, steps: [heard, 'work', ...closing, ['call', 'unreachable'], ['call', 'satisfied', 240, 600]] },
  {
    weight: 8,
    steps: [['accept', 200, 600], ['wait', 2000, 3200], 'settle', ...closing, ['call', 'fairly_satisfied']],
  },
  withdrawn,
  declined,
];

const requestCourses: Course[] = [{ weight: 10, steps: [['accept', 5, 100], 'settle', ...closing] }];

const serviceCourses: Course[] = [
  straight,
  {
    weight: 10,
    steps: ['accept', 'dispatch', ['hold', 1, 'resident'], 'resume', 'take', 'arrive', 'finish', ...closing],
  },
];

const findingCourses: Course[] = [
  // P4: put right on the spot.
  {
    weight: 30,
    steps: [
      ['settle', undefined, 2, 12],
      ['verify', 5, 60],
    ],
  },
  { weight: 50, steps: [onWalk, 'work', 'verify'] },
  { weight: 12, steps: [onWalk, ['wait', 900, 2200], 'work', 'verify'] },
  { weight: 6, steps: [onWalk, 'work', ...again, 'verify'] },
];

export const courses = {
  repair: repairCourses,
  complaint: complaintCourses,
  enquiry: requestCourses,
  suggestion: requestCourses,
  praise: requestCourses,
  service: serviceCourses,
  patrol: findingCourses,
};

/** Where today's matters stand, so that every list has something in it whatever the hour of the seeding. */
export const standings: Partial<Record<TicketStatus, readonly Step[]>> = {
  submitted: [],
  accepted: ['accept'],
  dispatched: ['accept', 'dispatch'],
  under_way: reached,
  on_hold: [...reached, ['hold', 2]],
  done: worked,
  verified,
  reopened,
  closed: [...verified, ['confirm', 'satisfied']],
  cancelled: withdrawn.steps,
  rejected,
};
