import type { TicketStatus } from '@linli/domain/tickets';
import type { Random } from './random.ts';
import type { Story } from './story.ts';

/** How a matter goes, from its submission on; `weight` is how often. */
export type Course = {
  weight: number;
  run: (story: Story, random: Random) => void;
  /** Ends with "not ours": only for matters that are not. */
  declines?: boolean;
};

const closing = (story: Story, random: Random) => {
  story.verify();
  if (random.chance(0.62)) story.confirm();
  else story.silence();
};

const straight: Course = {
  weight: 56,
  run: (story, random) => {
    story.accept();
    story.work();
    closing(story, random);
  },
};

const repairCourses: Course[] = [
  straight,
  {
    // Late: it lay about before anybody was sent.
    weight: 6,
    run: (story, random) => {
      story.accept(45, 180);
      story.wait(1000, 2300);
      story.work();
      closing(story, random);
    },
  },
  {
    weight: 10,
    run: (story, random) => {
      story.accept();
      story.dispatch();
      story.take();
      story.arrive();
      story.hold(random.between(1, 3));
      story.resume();
      story.finish();
      closing(story, random);
    },
  },
  {
    weight: 6,
    run: (story, random) => {
      story.accept();
      story.work();
      story.sendBack();
      story.arrive();
      story.finish();
      closing(story, random);
    },
  },
  {
    weight: 6,
    run: (story, random) => {
      story.accept();
      story.work();
      story.verify();
      story.confirm('fairly_satisfied');
      story.reopen();
      story.work();
      closing(story, random);
    },
  },
  {
    weight: 5,
    run: (story, random) => {
      story.accept();
      story.guide();
      closing(story, random);
    },
  },
  {
    weight: 3,
    run: (story) => {
      story.accept();
      story.work();
      story.verify();
      story.confirm('dissatisfied');
      story.call('satisfied');
    },
  },
  { weight: 3, run: (story) => story.cancel() },
  {
    weight: 3,
    declines: true,
    run: (story) => {
      story.accept();
      story.reject();
    },
  },
];

const complaintCourses: Course[] = [
  {
    weight: 40,
    run: (story, random) => {
      story.accept(10, 90);
      story.work();
      closing(story, random);
      story.call(random.pick(['satisfied', 'satisfied', 'fairly_satisfied']));
    },
  },
  {
    weight: 25,
    run: (story, random) => {
      story.accept(10, 90);
      story.settle(undefined, 120, 1500);
      closing(story, random);
      story.call(random.pick(['satisfied', 'fairly_satisfied']));
    },
  },
  {
    // B2: dissatisfied cannot end it.
    weight: 9,
    run: (story) => {
      story.accept(10, 90);
      story.work();
      story.verify();
      story.silence();
      story.call('dissatisfied');
      story.work();
      story.verify();
      story.confirm('fairly_satisfied');
      story.call('fairly_satisfied');
      story.call('satisfied', 5, 20);
    },
  },
  {
    weight: 7,
    run: (story, random) => {
      story.accept(10, 90);
      story.work();
      closing(story, random);
      story.call('unreachable');
      story.call('satisfied', 240, 600);
    },
  },
  {
    weight: 8,
    run: (story, random) => {
      story.accept(200, 600);
      story.wait(2000, 3200);
      story.settle();
      closing(story, random);
      story.call('fairly_satisfied');
    },
  },
  { weight: 3, run: (story) => story.cancel() },
  {
    weight: 3,
    declines: true,
    run: (story) => {
      story.accept();
      story.reject();
    },
  },
];

const requestCourses: Course[] = [
  {
    weight: 10,
    run: (story, random) => {
      story.accept(5, 100);
      story.settle();
      closing(story, random);
    },
  },
];

const serviceCourses: Course[] = [
  straight,
  {
    weight: 10,
    run: (story, random) => {
      story.accept();
      story.dispatch();
      story.hold(1, 'resident');
      story.resume();
      story.take();
      story.arrive();
      story.finish();
      closing(story, random);
    },
  },
];

const findingCourses: Course[] = [
  {
    // P4: put right on the spot.
    weight: 30,
    run: (story) => {
      story.settle(undefined, 2, 12);
      story.verify(5, 60);
      story.silence();
    },
  },
  {
    weight: 50,
    run: (story) => {
      story.accept(1, 8);
      story.work();
      story.verify();
      story.silence();
    },
  },
  {
    weight: 12,
    run: (story) => {
      story.accept(1, 8);
      story.wait(900, 2200);
      story.work();
      story.verify();
      story.silence();
    },
  },
  {
    weight: 6,
    run: (story) => {
      story.accept(1, 8);
      story.work();
      story.sendBack();
      story.arrive();
      story.finish();
      story.verify();
      story.silence();
    },
  },
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
export const standings: Partial<Record<TicketStatus, (story: Story) => void>> = {
  submitted: () => {},
  accepted: (story) => story.accept(),
  dispatched: (story) => {
    story.accept();
    story.dispatch();
  },
  under_way: (story) => {
    story.accept();
    story.dispatch();
    story.take();
    story.arrive();
  },
  on_hold: (story) => {
    story.accept();
    story.dispatch();
    story.take();
    story.arrive();
    story.hold(2);
  },
  done: (story) => {
    story.accept();
    story.work();
  },
  verified: (story) => {
    story.accept();
    story.work();
    story.verify();
  },
  reopened: (story) => {
    story.accept();
    story.work();
    story.verify();
    story.confirm('fairly_satisfied');
    story.reopen();
  },
  closed: (story) => {
    story.accept();
    story.work();
    story.verify();
    story.confirm('satisfied');
  },
  cancelled: (story) => story.cancel(),
  rejected: (story) => {
    story.accept();
    story.reject();
  },
};
