import type { Role, Scope } from './types.ts';

const everyStaffOwn = {
  tradesperson: 'own',
  cleaner: 'own',
  order_guard: 'own',
} as const;

const managers = {
  department_head: 'community',
  director: 'community',
  regional_manager: 'region',
  quality: 'company',
  administrator: 'company',
} as const;

const fieldWork = {
  tradesperson: 'assigned',
  cleaner: 'assigned',
  order_guard: 'assigned',
  team_leader: 'assigned',
  housekeeper: 'assigned',
} as const;

/** T7: whoever goes along may say that they are there; the one sent moves the rest. */
const onTheWay = {
  tradesperson: 'crew',
  cleaner: 'crew',
  order_guard: 'crew',
  team_leader: 'crew',
  housekeeper: 'crew',
} as const;

/** T7: what waits on the board of a team is claimed by its people. */
const claiming = {
  tradesperson: 'team',
  cleaner: 'team',
  order_guard: 'team',
  team_leader: 'team',
  housekeeper: 'team',
} as const;

/** Steering a matter: the zone's housekeeper (Z2), the desk, and those who answer for both. */
const steering = {
  front_desk: 'community',
  housekeeper: 'steered',
  team_leader: 'responsible',
  department_head: 'community',
  director: 'community',
} as const;

/** T9: whoever found or received a matter answers for its end, whatever their role (T5). */
const answering = {
  ...steering,
  tradesperson: 'responsible',
  cleaner: 'responsible',
  order_guard: 'responsible',
  regional_manager: 'responsible',
  quality: 'responsible',
  administrator: 'responsible',
} as const;

const allStaff = {
  front_desk: 'community',
  housekeeper: 'zone',
  team_leader: 'zone',
  ...everyStaffOwn,
  ...managers,
} as const;

/** T7: who leads a zone also sees what it lends somebody to, and steers nothing there. */
const lending = { housekeeper: 'lent', team_leader: 'lent' } as const;

/** T5: who answers for a matter may offer it to somebody else; above them, those who answer for the community. */
const handingOver = {
  front_desk: 'responsible',
  housekeeper: 'responsible',
  tradesperson: 'responsible',
  cleaner: 'responsible',
  order_guard: 'responsible',
  team_leader: 'responsible',
  department_head: 'community',
  director: 'community',
  quality: 'responsible',
  regional_manager: 'region',
  administrator: 'responsible',
} as const;

/** T5: a handover is accepted by the person it was offered to, and by nobody for them. */
const offered = {
  front_desk: 'offered',
  housekeeper: 'offered',
  tradesperson: 'offered',
  cleaner: 'offered',
  order_guard: 'offered',
  team_leader: 'offered',
  department_head: 'offered',
  director: 'offered',
  quality: 'offered',
  regional_manager: 'offered',
  administrator: 'offered',
} as const;

/**
 * T5: who answers for somebody's leave: themselves, those above them, and who answers for the community. Z2: a department
 * has no say in a housekeeper's, or its head could step into the place of whose order stands.
 */
const onLeave = {
  ...allStaff,
  front_desk: 'own',
  housekeeper: 'own',
  team_leader: 'own',
  department_head: 'own',
  quality: 'own',
  administrator: 'own',
} as const;

const everywhereOnSite = {
  front_desk: 'community',
  housekeeper: 'community',
  tradesperson: 'community',
  cleaner: 'community',
  order_guard: 'community',
  team_leader: 'community',
  ...managers,
} as const;

/** Who may do what, on which records (X6). `can()` is its only reader; no role is special-cased elsewhere. */
export const matrix = {
  'ticket.view': { resident: 'own', ...allStaff, ...lending, system: 'company' },
  'ticket.view_internal': { ...allStaff, ...lending },
  // T5: a complaint about somebody is there for whoever stands above that person, for who has a part in it, and for these.
  'ticket.view_about': { quality: 'company' },
  'ticket.create': { resident: 'own' },
  'ticket.register': everywhereOnSite,
  'ticket.accept': answering,
  'ticket.dispatch': answering,
  'ticket.post': answering,
  'ticket.claim': claiming,
  'ticket.return': fieldWork,
  'ticket.transfer': { ...steering, team_leader: 'led' },
  'ticket.take': fieldWork,
  'ticket.arrive': onTheWay,
  'ticket.finish': fieldWork,
  'ticket.settle': answering,
  'ticket.verify': answering,
  'ticket.send_back': answering,
  'ticket.close': { director: 'community', system: 'company' },
  'ticket.confirm': { resident: 'own' },
  'ticket.rate': { resident: 'own' },
  'ticket.hold': {
    ...steering,
    team_leader: 'own',
    tradesperson: 'assigned',
    cleaner: 'assigned',
    order_guard: 'assigned',
  },
  'ticket.resume': {
    ...steering,
    team_leader: 'own',
    tradesperson: 'assigned',
    cleaner: 'assigned',
    order_guard: 'assigned',
    system: 'company',
  },
  'ticket.reopen': { resident: 'own', ...steering, regional_manager: 'region', system: 'company' },
  'ticket.reject': steering,
  'ticket.cancel': { resident: 'own', ...steering },
  'ticket.merge': {
    front_desk: 'community',
    housekeeper: 'steered',
    department_head: 'community',
    director: 'community',
  },
  'ticket.recategorize': { ...steering, quality: 'company' },
  // C4: that a complaint was none is said by who stands above those it may be about.
  'ticket.dismiss_complaint': { director: 'community', quality: 'company' },
  'ticket.split': steering,
  'ticket.link': steering,
  'ticket.decline_help': {
    housekeeper: 'lender',
    team_leader: 'lender',
    department_head: 'lender',
    director: 'lender',
  },
  'ticket.disagree': { team_leader: 'zone', department_head: 'community' },
  'ticket.settle_disagreement': { director: 'community', regional_manager: 'region' },
  'ticket.hand_over': handingOver,
  'ticket.answer_handover': offered,
  'ticket.note': { ...allStaff, ...lending },
  'ticket.reply': { resident: 'own', ...answering },
  'clocks.view': everywhereOnSite,
  'clocks.edit': { director: 'community', administrator: 'company' },
  'zone.view': { resident: 'own', ...everywhereOnSite },
  'person.view': everywhereOnSite,
  'person.edit': { director: 'community', administrator: 'company' },
  'household.view': {
    resident: 'own',
    front_desk: 'community',
    housekeeper: 'zone',
    director: 'community',
    department_head: 'community',
  },
  'patrol.sign_in': everywhereOnSite,
  'patrol.view': allStaff,
  'callback.view': {
    front_desk: 'community',
    housekeeper: 'zone',
    department_head: 'community',
    director: 'community',
    regional_manager: 'region',
    quality: 'company',
    administrator: 'company',
  },
  'callback.record': {
    front_desk: 'responsible',
    housekeeper: 'responsible',
    department_head: 'responsible',
    director: 'community',
    regional_manager: 'region',
    system: 'company',
  },
  'reinspection.view': allStaff,
  'reinspection.record': {
    housekeeper: 'responsible',
    department_head: 'community',
    director: 'community',
    regional_manager: 'region',
  },
  'reinspection.edit': { director: 'community', quality: 'company', administrator: 'company' },
  'team.view': everywhereOnSite,
  'team.edit': { department_head: 'community', director: 'community' },
  'roster.view': everywhereOnSite,
  'roster.edit': { team_leader: 'own', department_head: 'community', director: 'community' },
  'shift.edit': { department_head: 'community', director: 'community' },
  'absence.view': everywhereOnSite,
  'absence.edit': onLeave,
  'absence.confirm': offered,
  'survey.view': {
    resident: 'own',
    front_desk: 'community',
    housekeeper: 'community',
    team_leader: 'community',
    ...managers,
  },
  'survey.answer': { resident: 'own' },
  'category.view': { resident: 'own', ...everywhereOnSite },
  'category.edit': { department_head: 'community', director: 'community', administrator: 'company' },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;

export type Permission = keyof typeof matrix;
