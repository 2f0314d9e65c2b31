/** Staff roles, from the ground up (requirements, "People and places"). */
export const staffRoles = [
  'front_desk',
  'housekeeper',
  'tradesperson',
  'cleaner',
  'order_guard',
  'team_leader',
  'department_head',
  'director',
  'quality',
  'regional_manager',
  'administrator',
] as const;
export type StaffRole = (typeof staffRoles)[number];
export type Role = 'resident' | 'system' | StaffRole;

/**
 * On which records a role holds a permission, from narrow to wide:
 * - `own`: a resident's household; for staff, matters they found, own or carry out
 * - `assigned`: the actor is the one sent; `crew`: or goes along; `led`: the one sent is of the actor's people;
 *   `team`: it waits on the board of the actor's team; `responsible`: the actor is the first-responsible person, or their deputy (T5);
 *   `offered`: it is offered to the actor to answer for; `lender`: the actor's zone lends the one sent (T7)
 * - `steered`: the actor's zones, what they answer for or are sent to, and what was brought before them: not what they are merely
 *   offered, reported or go along with
 * - `zone`: the actor's zones (and `own`); `lent`: those, and what the actor's zone lends somebody to; `community`, `region`, `company`: everything there
 */
export const scopes = [
  'own',
  'assigned',
  'crew',
  'led',
  'team',
  'offered',
  'lender',
  'responsible',
  'steered',
  'zone',
  'lent',
  'community',
  'region',
  'company',
] as const;
export type Scope = (typeof scopes)[number];

/** The doors of the house; each has its own session cookie. */
export type Door = 'portal' | 'office';

/** A resident, signed in at the portal. */
export type ResidentActor = {
  kind: 'resident';
  accountId: string;
  memberId: string;
  householdId: string;
  unitId: string;
  communityId: string;
  zoneId: string | null;
  name: string;
  phone: string;
};

/**
 * T5: somebody absent whose matters the actor looks after meanwhile: what they answer for, and their zones.
 * `onlyAbout`: nothing but complaints about this person, who is the deputy and can be given none of those.
 */
export type StoodIn = { staffId: string; name: string; nameEn: string; zoneIds: string[]; onlyAbout?: string | null };

/** A member of staff, signed in at the office. */
export type StaffActor = {
  kind: 'staff';
  accountId: string;
  staffId: string;
  role: StaffRole;
  name: string;
  /** Zones led or supported. */
  zoneIds: string[];
  /** Teams whose board they claim from (T7). */
  teamIds: string[];
  /** Every community in reach: one for the service centre's people, the region's or company's for those above. */
  communityIds: string[];
  /** T5: for whom they are the deputy at this moment. */
  standsInFor: StoodIn[];
  /** T5: everybody who stands below them in the line of superiors, at any distance. */
  peopleBelow: string[];
};

/** The program itself, with the reason why it acts (a timer, an import). */
export type SystemActor = { kind: 'system'; reason: string };

export type Actor = ResidentActor | StaffActor | SystemActor;

/** What the matrix needs to know of a record. */
export type Subject = {
  communityId: string;
  zoneId: string | null;
  householdId?: string | null;
  assigneeId?: string | null;
  firstResponsibleId?: string | null;
  /** Further staff the record belongs to (who found it, who signed in). */
  staffId?: string | null;
  /** To whom it is offered to answer for, and before whom it was brought because it keeps coming back (T5). */
  handoverToId?: string | null;
  attentionId?: string | null;
  /** T7: who goes along, whose people the one sent is of, and the team on whose board it waits. */
  companionIds?: readonly string[];
  assigneeLeaderId?: string | null;
  offeredTeamId?: string | null;
  /** T7: the housekeeper whose zone lends the one sent. */
  lenderId?: string | null;
  /** T5: whom a complaint is about. It exists only for those above that person and those who were given a part in it. */
  aboutStaffId?: string | null;
};
