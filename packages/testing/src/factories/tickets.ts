import { newId } from '@linli/db';
import type { CreateTicketInput, TicketAction, TicketStatus } from '@linli/domain/tickets';
import * as tickets from '@linli/services/tickets';
import type { Team } from './actors.ts';

type Ref = tickets.TicketRefView;

/** A resident's matter, complete. */
export function buildTicketInput(given: Partial<CreateTicketInput> = {}): CreateTicketInput {
  return {
    submissionKey: newId(),
    kind: 'repair',
    category: 'engineering.plumbing',
    area: 'private',
    severity: 'normal',
    matter: '厨房水槽下面一直滴水，接了一个盆，半天就满。',
    answers: {},
    // T2: what is in public is somewhere.
    placeWords: given.area === 'public' ? '西门旁' : '',
    photoIds: [],
    ...given,
  };
}

type Step = (team: Team, ticket: Ref) => Promise<Ref>;

const target = ({ id, version }: Ref) => ({ ticketId: id, version });

/** Each action by the person who would take it. */
const steps = {
  accept: ({ housekeeper }, ticket) => tickets.acceptTicket(housekeeper.ctx, { ...target(ticket), note: '' }),
  dispatch: ({ housekeeper, tradesperson }, ticket) =>
    tickets.dispatchTicket(housekeeper.ctx, { ...target(ticket), note: '', assigneeId: tradesperson.actor.staffId }),
  take: ({ tradesperson }, ticket) => tickets.takeTicket(tradesperson.ctx, { ...target(ticket), note: '' }),
  arrive: ({ tradesperson }, ticket) => tickets.arriveAtTicket(tradesperson.ctx, { ...target(ticket), note: '' }),
  finish: ({ tradesperson }, ticket) =>
    tickets.finishTicket(tradesperson.ctx, {
      ...target(ticket),
      note: '更换软管，试水不漏。',
      photoIds: [],
      noPhoto: true,
    }),
  verify: ({ housekeeper }, ticket) =>
    tickets.verifyTicket(housekeeper.ctx, { ...target(ticket), note: '', photoIds: [] }),
  hold: ({ housekeeper, clock }, ticket) =>
    tickets.holdTicket(housekeeper.ctx, {
      ...target(ticket),
      reason: 'parts',
      until: new Date(clock.now().getTime() + 86_400_000),
      anyHour: true,
      note: '等配件。',
    }),
  confirm: ({ resident }, ticket) =>
    tickets.confirmTicket(resident.ctx, { ...target(ticket), rating: 'satisfied', words: '很快' }),
  reopen: ({ resident }, ticket) =>
    tickets.reopenTicket(resident.ctx, { ...target(ticket), note: '又漏了。', photoIds: [] }),
  reject: ({ housekeeper }, ticket) =>
    tickets.rejectTicket(housekeeper.ctx, { ...target(ticket), note: '不属于物业范围。' }),
  cancel: ({ resident }, ticket) => tickets.cancelTicket(resident.ctx, { ...target(ticket), note: '自己修好了。' }),
  merge: async (team, ticket) => {
    const into = await createTicket(team, { matter: '同一件事，先报的。' });
    return tickets.mergeTicket(team.housekeeper.ctx, { ...target(ticket), intoNumber: into.number, note: '' });
  },
} satisfies Partial<Record<TicketAction, Step>>;

const worked = ['accept', 'dispatch', 'take', 'arrive', 'finish'] as const;

/** The shortest believable way into each state. */
const ways: Record<TicketStatus, readonly (keyof typeof steps)[]> = {
  submitted: [],
  accepted: ['accept'],
  dispatched: ['accept', 'dispatch'],
  under_way: ['accept', 'dispatch', 'take', 'arrive'],
  on_hold: ['accept', 'dispatch', 'take', 'arrive', 'hold'],
  done: worked,
  verified: [...worked, 'verify'],
  closed: [...worked, 'verify', 'confirm'],
  reopened: [...worked, 'verify', 'confirm', 'reopen'],
  merged: ['accept', 'merge'],
  cancelled: ['cancel'],
  rejected: ['accept', 'reject'],
};

/**
 * A matter of the team's resident, brought into the state by the real commands, each step by the person who takes it.
 * Ten minutes pass before each step. `late` lets the promise pass before anybody works on it.
 */
export async function createTicket(
  team: Team,
  given: Partial<CreateTicketInput> & { status?: TicketStatus; late?: boolean } = {},
): Promise<Ref> {
  const { status = 'submitted', late = false, ...input } = given;
  const { id, number, status: first, version } = await tickets.createTicket(team.resident.ctx, buildTicketInput(input));
  if (late) team.clock.advance(10 * 24 * 60);
  let ticket: Ref = { id, number, status: first, version };
  for (const step of ways[status]) {
    team.clock.advance(10);
    ticket = await steps[step](team, ticket);
  }
  return ticket;
}

/** One more step by the person who takes it. */
export function takeStep(team: Team, ticket: Ref, action: keyof typeof steps): Promise<Ref> {
  return steps[action](team, ticket);
}

/** B1: a complaint closed, so that a call is due to the director. */
export function createClosedComplaint(team: Team, given: Partial<CreateTicketInput> = {}): Promise<Ref> {
  const matter = '昨晚垃圾房气味很重，飘进走廊。';
  return createTicket(team, { kind: 'complaint', category: 'cleaning.waste', matter, ...given, status: 'closed' });
}
