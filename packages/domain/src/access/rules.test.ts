import { describe, expect, it } from 'vitest';
import { DomainError } from '../kernel/index.ts';
import { matrix, type Permission } from './matrix.ts';
import { actsFor, authorize, can, scopeOf } from './rules.ts';
import { type Actor, type ResidentActor, type Role, type Scope, type Subject, staffRoles } from './types.ts';

const permissions = Object.keys(matrix) as Permission[];
const roles: Role[] = ['resident', 'system', ...staffRoles];

const resident: ResidentActor = {
  kind: 'resident',
  accountId: 'a',
  memberId: 'm',
  householdId: 'household',
  unitId: 'u',
  communityId: 'here',
  zoneId: 'zone',
  name: '',
  phone: '',
};

function actorAs(role: Role): Actor {
  if (role === 'resident') return resident;
  if (role === 'system') return { kind: 'system', reason: 'test' };
  return {
    kind: 'staff',
    accountId: 'a',
    staffId: 'me',
    role,
    name: '',
    zoneIds: ['zone'],
    teamIds: ['team'],
    communityIds: ['here'],
    standsInFor: [],
    peopleBelow: ['report'],
  };
}

const nobodys: Subject = { communityId: 'here', zoneId: 'elsewhere', householdId: 'others' };

/** T5: a deputy for `away`, whose zone is `their zone`. */
const away = { staffId: 'away', name: '', nameEn: '', zoneIds: ['their zone'] };
const deputyAs = (role: Role): Actor => ({ ...actorAs(role), standsInFor: [away] }) as Actor;

/** Records as they may stand to a member of staff; which scopes reach them. */
const records = {
  'sent to me': { ...nobodys, assigneeId: 'me' },
  'mine to answer for': { ...nobodys, firstResponsibleId: 'me' },
  'found by me': { ...nobodys, staffId: 'me' },
  'offered to me': { ...nobodys, handoverToId: 'me' },
  'brought before me': { ...nobodys, attentionId: 'me' },
  'with me along': { ...nobodys, companionIds: ['other', 'me'] },
  'on the board of my team': { ...nobodys, offeredTeamId: 'team' },
  'on the board of another team': { ...nobodys, offeredTeamId: 'other' },
  'sent to one of my people': { ...nobodys, assigneeId: 'other', assigneeLeaderId: 'me' },
  'lent by my zone': { ...nobodys, assigneeId: 'other', lenderId: 'me' },
  'about me, though mine in all else': {
    communityId: 'here',
    zoneId: 'zone',
    assigneeId: 'me',
    firstResponsibleId: 'me',
    staffId: 'me',
    handoverToId: 'me',
    attentionId: 'me',
    lenderId: 'me',
    companionIds: ['me'],
    assigneeLeaderId: 'me',
    offeredTeamId: 'team',
    aboutStaffId: 'me',
  },
  'about a colleague, in my zone': { ...nobodys, zoneId: 'zone', aboutStaffId: 'colleague' },
  'about a colleague, on the board of my team': { ...nobodys, offeredTeamId: 'team', aboutStaffId: 'colleague' },
  'about a colleague, one of my people sent, lent by my zone': {
    ...nobodys,
    ...{ assigneeId: 'other', assigneeLeaderId: 'me', lenderId: 'me', aboutStaffId: 'colleague' },
  },
  'about a colleague, and found by me': { ...nobodys, staffId: 'me', aboutStaffId: 'colleague' },
  'about a colleague, and mine to answer for': { ...nobodys, firstResponsibleId: 'me', aboutStaffId: 'colleague' },
  'about a colleague, with me along': { ...nobodys, companionIds: ['me'], aboutStaffId: 'colleague' },
  'about one of my people': { ...nobodys, aboutStaffId: 'report' },
  'in my zone': { ...nobodys, zoneId: 'zone' },
  'of no zone': { ...nobodys, zoneId: null },
  'elsewhere in the community': nobodys,
  'of another community, though mine in all else': {
    communityId: 'there',
    zoneId: 'zone',
    assigneeId: 'me',
    firstResponsibleId: 'me',
    staffId: 'me',
    companionIds: ['me'],
    assigneeLeaderId: 'me',
    offeredTeamId: 'team',
  },
} satisfies Record<string, Subject>;

const everything = [
  'sent to me',
  'mine to answer for',
  'found by me',
  'offered to me',
  'brought before me',
  'with me along',
  'on the board of my team',
  'on the board of another team',
  'sent to one of my people',
  'lent by my zone',
  'about a colleague, and found by me',
  'about a colleague, and mine to answer for',
  'about a colleague, with me along',
  'about one of my people',
  'in my zone',
  'of no zone',
  'elsewhere in the community',
];
const involved = [
  'sent to me',
  'mine to answer for',
  'found by me',
  'offered to me',
  'brought before me',
  'with me along',
  'on the board of my team',
  'about a colleague, and found by me',
  'about a colleague, and mine to answer for',
  'about a colleague, with me along',
  'about one of my people',
];
/** T5: what is about somebody and closed to most. */
const closed = [
  'about a colleague, in my zone',
  'about a colleague, on the board of my team',
  'about a colleague, one of my people sent, lent by my zone',
];
const reach: Record<Scope, string[]> = {
  own: involved,
  assigned: ['sent to me'],
  crew: ['sent to me', 'with me along', 'about a colleague, with me along'],
  led: ['sent to one of my people'],
  team: ['on the board of my team'],
  offered: ['offered to me'],
  lender: ['lent by my zone'],
  responsible: ['mine to answer for', 'about a colleague, and mine to answer for'],
  steered: [
    ...['sent to me', 'mine to answer for', 'brought before me', 'in my zone'],
    'about a colleague, and mine to answer for',
  ],
  zone: [...involved, 'in my zone'],
  lent: [...involved, 'lent by my zone', 'in my zone'],
  community: everything,
  region: everything,
  company: everything,
};

describe('the access matrix (X6)', () => {
  it('reads', () => {
    const lines = permissions.map((permission) => {
      const held = roles.flatMap((role) => {
        const scope = scopeOf(actorAs(role), permission);
        return scope ? `${role}:${scope}` : [];
      });
      return `${permission} | ${held.join(' ')}`;
    });
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      ticket.view | resident:own system:company front_desk:community housekeeper:lent tradesperson:own cleaner:own order_guard:own team_leader:lent department_head:community director:community quality:company regional_manager:region administrator:company
      ticket.view_internal | front_desk:community housekeeper:lent tradesperson:own cleaner:own order_guard:own team_leader:lent department_head:community director:community quality:company regional_manager:region administrator:company
      ticket.view_about | quality:company
      ticket.create | resident:own
      ticket.register | front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      ticket.accept | front_desk:community housekeeper:steered tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:responsible administrator:responsible
      ticket.dispatch | front_desk:community housekeeper:steered tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:responsible administrator:responsible
      ticket.post | front_desk:community housekeeper:steered tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:responsible administrator:responsible
      ticket.claim | housekeeper:team tradesperson:team cleaner:team order_guard:team team_leader:team
      ticket.return | housekeeper:assigned tradesperson:assigned cleaner:assigned order_guard:assigned team_leader:assigned
      ticket.transfer | front_desk:community housekeeper:steered team_leader:led department_head:community director:community
      ticket.take | housekeeper:assigned tradesperson:assigned cleaner:assigned order_guard:assigned team_leader:assigned
      ticket.arrive | housekeeper:crew tradesperson:crew cleaner:crew order_guard:crew team_leader:crew
      ticket.finish | housekeeper:assigned tradesperson:assigned cleaner:assigned order_guard:assigned team_leader:assigned
      ticket.settle | front_desk:community housekeeper:steered tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:responsible administrator:responsible
      ticket.verify | front_desk:community housekeeper:steered tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:responsible administrator:responsible
      ticket.send_back | front_desk:community housekeeper:steered tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:responsible administrator:responsible
      ticket.close | system:company director:community
      ticket.confirm | resident:own
      ticket.rate | resident:own
      ticket.hold | front_desk:community housekeeper:steered tradesperson:assigned cleaner:assigned order_guard:assigned team_leader:own department_head:community director:community
      ticket.resume | system:company front_desk:community housekeeper:steered tradesperson:assigned cleaner:assigned order_guard:assigned team_leader:own department_head:community director:community
      ticket.reopen | resident:own system:company front_desk:community housekeeper:steered team_leader:responsible department_head:community director:community regional_manager:region
      ticket.reject | front_desk:community housekeeper:steered team_leader:responsible department_head:community director:community
      ticket.cancel | resident:own front_desk:community housekeeper:steered team_leader:responsible department_head:community director:community
      ticket.merge | front_desk:community housekeeper:steered department_head:community director:community
      ticket.recategorize | front_desk:community housekeeper:steered team_leader:responsible department_head:community director:community quality:company
      ticket.dismiss_complaint | director:community quality:company
      ticket.split | front_desk:community housekeeper:steered team_leader:responsible department_head:community director:community
      ticket.link | front_desk:community housekeeper:steered team_leader:responsible department_head:community director:community
      ticket.decline_help | housekeeper:lender team_leader:lender department_head:lender director:lender
      ticket.disagree | team_leader:zone department_head:community
      ticket.settle_disagreement | director:community regional_manager:region
      ticket.hand_over | front_desk:responsible housekeeper:responsible tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:region administrator:responsible
      ticket.answer_handover | front_desk:offered housekeeper:offered tradesperson:offered cleaner:offered order_guard:offered team_leader:offered department_head:offered director:offered quality:offered regional_manager:offered administrator:offered
      ticket.note | front_desk:community housekeeper:lent tradesperson:own cleaner:own order_guard:own team_leader:lent department_head:community director:community quality:company regional_manager:region administrator:company
      ticket.reply | resident:own front_desk:community housekeeper:steered tradesperson:responsible cleaner:responsible order_guard:responsible team_leader:responsible department_head:community director:community quality:responsible regional_manager:responsible administrator:responsible
      clocks.view | front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      clocks.edit | director:community administrator:company
      zone.view | resident:own front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      person.view | front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      person.edit | director:community administrator:company
      household.view | resident:own front_desk:community housekeeper:zone department_head:community director:community
      patrol.sign_in | front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      patrol.view | front_desk:community housekeeper:zone tradesperson:own cleaner:own order_guard:own team_leader:zone department_head:community director:community quality:company regional_manager:region administrator:company
      callback.view | front_desk:community housekeeper:zone department_head:community director:community quality:company regional_manager:region administrator:company
      callback.record | system:company front_desk:responsible housekeeper:responsible department_head:responsible director:community regional_manager:region
      reinspection.view | front_desk:community housekeeper:zone tradesperson:own cleaner:own order_guard:own team_leader:zone department_head:community director:community quality:company regional_manager:region administrator:company
      reinspection.record | housekeeper:responsible department_head:community director:community regional_manager:region
      reinspection.edit | director:community quality:company administrator:company
      team.view | front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      team.edit | department_head:community director:community
      roster.view | front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      roster.edit | team_leader:own department_head:community director:community
      shift.edit | department_head:community director:community
      absence.view | front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      absence.edit | front_desk:own housekeeper:own tradesperson:own cleaner:own order_guard:own team_leader:own department_head:own director:community quality:own regional_manager:region administrator:own
      absence.confirm | front_desk:offered housekeeper:offered tradesperson:offered cleaner:offered order_guard:offered team_leader:offered department_head:offered director:offered quality:offered regional_manager:offered administrator:offered
      survey.view | resident:own front_desk:community housekeeper:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      survey.answer | resident:own
      category.view | resident:own front_desk:community housekeeper:community tradesperson:community cleaner:community order_guard:community team_leader:community department_head:community director:community quality:company regional_manager:region administrator:company
      category.edit | department_head:community director:community administrator:company
      "
    `);
  });

  describe.each(staffRoles)('%s', (role) => {
    it.each(permissions)('%s', (permission) => {
      const actor = actorAs(role);
      const scope = scopeOf(actor, permission);
      // To quality nothing is closed: each scope reaches what it would, were it about nobody.
      const opened = role === 'quality' ? closed.filter((name) => scope === 'company' || name.includes('board')) : [];
      const wide = scope === 'company' || scope === 'own';
      const reached = scope ? [...reach[scope], ...(wide ? opened : [])] : [];
      for (const [name, subject] of Object.entries(records)) {
        expect([name, can(actor, permission, subject)]).toEqual([name, reached.includes(name)]);
      }
    });
  });

  it('lets a director of two communities act in both, and in no third', () => {
    const actor: Actor = { ...actorAs('director'), kind: 'staff', communityIds: ['here', 'there'] } as Actor;
    const at = (communityId: string) => can(actor, 'ticket.close', { ...nobodys, communityId });
    expect([at('here'), at('there'), at('nowhere')]).toEqual([true, true, false]);
  });

  it('counts an empty zone or nobody as nothing in common', () => {
    const nobody: Subject = { communityId: 'here', zoneId: null, assigneeId: null, firstResponsibleId: null };
    expect(can(actorAs('housekeeper'), 'ticket.accept', nobody)).toBe(false);
    expect(can(actorAs('tradesperson'), 'ticket.view', nobody)).toBe(false);
  });
});

describe('a deputy (T5)', () => {
  const theirs = { ...nobodys, firstResponsibleId: 'away' };
  const inTheirZone = { ...nobodys, zoneId: 'their zone' };
  type Reached = { sent?: boolean; responsible?: boolean; own?: boolean; zone?: boolean; actsFor?: typeof away };
  it.each<[string, Subject, Reached]>([
    ['what the absent person answers for', theirs, { responsible: true, own: true, zone: true, actsFor: away }],
    ['what was brought before them', { ...nobodys, attentionId: 'away' }, { own: true, zone: true, actsFor: away }],
    ['a matter of their zone', inTheirZone, { zone: true, actsFor: away }],
    ['what is about the deputy', { ...theirs, aboutStaffId: 'me' }, { actsFor: away }],
    ['what is about the absent person', { ...theirs, ...inTheirZone, aboutStaffId: 'away' }, {}],
    ['what they are sent to', { ...nobodys, assigneeId: 'away' }, { sent: true, own: true, zone: true, actsFor: away }],
    [
      'what they are sent to, about the deputy',
      { ...nobodys, assigneeId: 'away', aboutStaffId: 'me' },
      { actsFor: away },
    ],
    ['what they are sent to, about themselves', { ...nobodys, assigneeId: 'away', aboutStaffId: 'away' }, {}],
    ['where they go along', { ...nobodys, companionIds: ['away'] }, {}],
    ['what is offered to them', { ...nobodys, handoverToId: 'away' }, {}],
    ['what is another’s', { ...nobodys, firstResponsibleId: 'other' }, {}],
  ])('reaches %s as far as they do', (_name, subject, { actsFor: whom = null, ...reached }) => {
    const within = (role: Role, permission: Permission) => can(deputyAs(role), permission, subject);
    const may = { sent: false, responsible: false, own: false, zone: false, ...reached };
    for (const step of ['take', 'arrive', 'finish', 'return'] as const) {
      expect(within('tradesperson', `ticket.${step}`), step).toBe(may.sent);
    }
    expect({
      sent: within('tradesperson', 'ticket.take'),
      responsible: within('tradesperson', 'ticket.accept'),
      own: within('tradesperson', 'ticket.view'),
      zone: within('housekeeper', 'ticket.accept'),
    }).toEqual(may);
    expect(actsFor(deputyAs('tradesperson'), subject)).toEqual(whom);
  });

  it('gets of what goes past another deputy only the complaints about that one, with what the absent person has in them', () => {
    const above: Actor = {
      ...actorAs('tradesperson'),
      standsInFor: [{ ...away, zoneIds: [], onlyAbout: 'deputy' }],
    } as Actor;
    const about = { ...theirs, aboutStaffId: 'deputy' };
    expect(can(above, 'ticket.accept', about)).toBe(true);
    expect(actsFor(above, about)).toMatchObject({ staffId: 'away' });
    for (const other of [
      theirs,
      { ...theirs, aboutStaffId: 'colleague' },
      { ...inTheirZone, aboutStaffId: 'deputy' },
    ]) {
      expect(can(above, 'ticket.view', other)).toBe(false);
      expect(actsFor(above, other)).toBeNull();
    }
  });

  it('acts for themselves where the matter is their own, and where nobody is away', () => {
    for (const own of [{ firstResponsibleId: 'me' }, { assigneeId: 'me' }, { zoneId: 'zone' }]) {
      expect(actsFor(deputyAs('housekeeper'), { ...inTheirZone, ...own })).toBeNull();
    }
    expect(actsFor(actorAs('housekeeper'), theirs)).toBeNull();
    expect(actsFor(resident, theirs)).toBeNull();
  });
});

describe('a resident', () => {
  it.each(permissions)('%s: the own household at most', (permission) => {
    const held = scopeOf(resident, permission) !== undefined;
    const at = (subject: Partial<Subject>) =>
      can(resident, permission, { communityId: 'here', zoneId: 'zone', ...subject });
    expect(at({ householdId: 'household' })).toBe(held);
    expect(at({ householdId: 'neighbours' })).toBe(false);
    expect(at({ householdId: null })).toBe(false);
    // What belongs to no household at all (a zone, a survey) is the community's.
    expect(at({})).toBe(held);
    expect(at({ communityId: 'there' })).toBe(false);
  });

  it('holds nothing wider than the own, and nothing internal', () => {
    for (const permission of permissions) expect([undefined, 'own']).toContain(scopeOf(resident, permission));
    const forbidden = [
      'ticket.view_internal',
      'ticket.note',
      'ticket.dispatch',
      'ticket.verify',
      'person.view',
    ] as const;
    for (const permission of forbidden) expect(scopeOf(resident, permission), permission).toBeUndefined();
  });
});

describe('the program itself', () => {
  it('sees, closes, resumes, reopens and records, and nothing else', () => {
    expect(permissions.filter((permission) => can(actorAs('system'), permission, nobodys))).toEqual([
      'ticket.view',
      'ticket.close',
      'ticket.resume',
      'ticket.reopen',
      'callback.record',
    ]);
  });
});

it('authorize refuses with access.denied', () => {
  expect(() => authorize(resident, 'ticket.view', { ...nobodys, householdId: 'household' })).not.toThrow();
  expect(() => authorize(resident, 'ticket.view', nobodys)).toThrow(new DomainError('access.denied'));
});
