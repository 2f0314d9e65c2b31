import { Prisma } from '@linli/db';
import {
  type Actor,
  can,
  type Permission,
  type Scope,
  type StaffActor,
  type StoodIn,
  scopeOf,
} from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';

export { type CommunityChoiceView, communityChoiceView, findCommunities } from './communities.ts';
export { keysetPage } from './keyset.ts';

const nothing = Prisma.sql`false`;

/** Columns that carry a record's scope; null or absent where the table has none. */
export type ScopeColumns = {
  community: Prisma.Sql;
  zone: Prisma.Sql | null;
  household: Prisma.Sql | null;
  assignee?: Prisma.Sql;
  responsible?: Prisma.Sql;
  /** Further staff whom the record belongs to (who found it, who signed in). */
  staff?: Prisma.Sql;
  /** To whom a matter is offered, and before whom it was brought (T5). */
  offered?: Prisma.Sql;
  attention?: Prisma.Sql;
  /** T7: who goes along, the superior of the one sent, and the team on whose board it waits. */
  companions?: Prisma.Sql;
  assigneeLeader?: Prisma.Sql;
  offeredTeam?: Prisma.Sql;
  /** T7: the housekeeper whose zone lends the one sent. */
  lender?: Prisma.Sql;
  /** Whom a complaint is about: to that person the row is not there (T5). */
  about?: Prisma.Sql;
};

/** The scope of a permission as SQL; says the same as `can()` says in memory, and a test compares the two. */
export function scopeWhere(actor: Actor, permission: Permission, columns: ScopeColumns): Prisma.Sql {
  const scope = scopeOf(actor, permission);
  if (scope === undefined) return nothing;
  if (actor.kind === 'system') return Prisma.sql`true`;
  if (actor.kind === 'resident') {
    return columns.household
      ? Prisma.sql`${columns.household} = ${actor.householdId}::uuid`
      : Prisma.sql`${columns.community} = ${actor.communityId}::uuid`;
  }
  const within = staffWithin(actor, scope, columns);
  const inReach = oneOf(columns.community, actor.communityIds);
  return Prisma.sql`(${inReach} and ${keptOpen(actor, columns)} and ${within ?? Prisma.sql`true`})`;
}

/**
 * Ids one of which every row in a narrow scope carries (a zone, a team, the actor, whom they stand in for or above), for an
 * index to narrow by; undefined where the scope is no narrower than the community, or leads over another record.
 */
export function reachIds(actor: StaffActor, permission: Permission): string[] | undefined {
  const scope = scopeOf(actor, permission);
  if (!scope || ['community', 'region', 'company', 'led'].includes(scope)) return undefined;
  const zones = (person: Pick<StaffActor, 'zoneIds'>) =>
    ['steered', 'zone', 'lent'].includes(scope) ? person.zoneIds : [];
  const inPlace = actor.standsInFor.flatMap((absent) => [absent.staffId, ...zones(absent)]);
  return [actor.staffId, ...actor.teamIds, ...actor.peopleBelow, ...zones(actor), ...inPlace];
}

/** Of one community the indexes that begin with it give their order as well, which a list of them cannot. */
function oneOf(column: Prisma.Sql, ids: readonly string[]): Prisma.Sql {
  return ids.length === 1 ? Prisma.sql`${column} = ${ids[0]}::uuid` : Prisma.sql`${column} = any(${ids}::uuid[])`;
}

/**
 * T5: what no complaint about somebody is kept from the actor, as `isKeptFrom` says in memory; for whatever counts or joins
 * records without asking for their scope.
 */
export function keptOpen(actor: Actor, columns: ScopeColumns): Prisma.Sql {
  const { about } = columns;
  if (actor.kind !== 'staff' || !about) return Prisma.sql`true`;
  const another = Prisma.sql`${about} is distinct from ${actor.staffId}::uuid`;
  if (scopeOf(actor, 'ticket.view_about')) return another;
  return Prisma.sql`(${about} is null or (${another} and (${hasPart(actor, columns)}${above(actor, about)})))`;
}

/** T5: ` or …` for whom the actor stands above; empty for most. */
function above({ peopleBelow }: StaffActor, about: Prisma.Sql | undefined): Prisma.Sql {
  return about && peopleBelow.length > 0 ? Prisma.sql` or ${about} = any(${peopleBelow}::uuid[])` : Prisma.empty;
}

/** T7: goes along; what is of one alone is not in the index that this asks, and costs it nothing. */
export function goesAlong(companions: Prisma.Sql, staffId: string): Prisma.Sql {
  return Prisma.sql`(${companions} <> '{}' and ${companions} @> array[${staffId}]::uuid[])`;
}

/** The record names the actor by one of these columns. */
function isNamed(actor: StaffActor, ...people: (Prisma.Sql | undefined)[]): Prisma.Sql {
  const known = people.filter((column) => column !== undefined);
  const mine = known.map((column) => Prisma.sql`${column} = ${actor.staffId}::uuid`);
  return mine.length ? Prisma.sql`(${Prisma.join(mine, ' or ')})` : nothing;
}

const along = (actor: StaffActor, { companions }: ScopeColumns) =>
  companions ? goesAlong(companions, actor.staffId) : nothing;

/** Named on it, along with it, or in the place of who is. */
function hasPart(actor: StaffActor, columns: ScopeColumns): Prisma.Sql {
  const { assignee, responsible, staff, offered, attention } = columns;
  const named = isNamed(actor, assignee, responsible, staff, offered, attention);
  const deputising = [responsible, attention, assignee].map((party) => deputies(actor, columns, party));
  return Prisma.sql`${named} or ${along(actor, columns)}${Prisma.join(deputising, '')}`;
}

/** What narrows a scope below the community; undefined: nothing does. */
function staffWithin(actor: StaffActor, scope: Scope, columns: ScopeColumns): Prisma.Sql | undefined {
  const me = (column: Prisma.Sql | undefined) => isNamed(actor, column);
  // Bare in most cases: who is in no team is spared the question.
  const onBoard =
    columns.offeredTeam && actor.teamIds.length > 0
      ? Prisma.sql`(${columns.offeredTeam} is not null and ${columns.offeredTeam} = any(${actor.teamIds}::uuid[]))`
      : nothing;
  const sent = Prisma.sql`${me(columns.assignee)}${deputies(actor, columns, columns.assignee)}`;
  const own = Prisma.sql`(${hasPart(actor, columns)} or ${onBoard}${above(actor, columns.about)})`;
  const leading = columns.zone
    ? Prisma.sql`${columns.zone} = any(${actor.zoneIds}::uuid[])${inZoneOf(actor, columns, columns.zone)}`
    : nothing;
  const inZone = Prisma.sql`(${leading} or ${own})`;
  const steering = [columns.responsible, columns.assignee, columns.attention];
  const deputising = steering.map((party) => deputies(actor, columns, party));
  const steered = Prisma.sql`(${leading} or ${isNamed(actor, ...steering)}${Prisma.join(deputising, '')})`;
  const lending = Prisma.sql`(${me(columns.lender)}${deputies(actor, columns, columns.lender)})`;
  switch (scope) {
    case 'assigned':
      return Prisma.sql`(${sent})`;
    case 'crew':
      return Prisma.sql`(${sent} or ${along(actor, columns)})`;
    case 'led':
      return me(columns.assigneeLeader);
    case 'team':
      return onBoard;
    case 'offered':
      return me(columns.offered);
    case 'responsible':
      return Prisma.sql`(${me(columns.responsible)}${deputies(actor, columns, columns.responsible)})`;
    case 'own':
      return own;
    case 'lender':
      return lending;
    case 'steered':
      return steered;
    case 'zone':
      return inZone;
    case 'lent':
      return Prisma.sql`(${inZone} or ${lending})`;
    case 'community':
    case 'region':
    case 'company':
      return undefined;
  }
}

/** T5: ` or …` for every absent person in whose place the actor acts and whom the record is not about; empty for most. */
function inPlaceOf(actor: StaffActor, about: Prisma.Sql | undefined, standing: (person: StoodIn) => Prisma.Sql) {
  const each = actor.standsInFor.map((person) => {
    const hidden = about ? Prisma.sql` and ${isOpenTo(person, about)}` : person.onlyAbout ? never : Prisma.empty;
    return Prisma.sql` or (${standing(person)}${hidden})`;
  });
  return each.length > 0 ? Prisma.join(each, '') : Prisma.empty;
}

const never = Prisma.sql` and false`;

function isOpenTo({ staffId, onlyAbout }: StoodIn, about: Prisma.Sql): Prisma.Sql {
  return onlyAbout ? Prisma.sql`${about} = ${onlyAbout}::uuid` : Prisma.sql`${about} is distinct from ${staffId}::uuid`;
}

function deputies(actor: StaffActor, { about }: Pick<ScopeColumns, 'about'>, party: Prisma.Sql | undefined) {
  if (!party) return Prisma.empty;
  return inPlaceOf(actor, about, ({ staffId }) => Prisma.sql`${party} = ${staffId}::uuid`);
}

function inZoneOf(actor: StaffActor, { about }: ScopeColumns, zone: Prisma.Sql) {
  return inPlaceOf(actor, about, ({ zoneIds }) => Prisma.sql`${zone} = any(${zoneIds}::uuid[])`);
}

/** Whose a record is by one column of it: the actor's, or that of whom they stand in for (T5). */
export function isMine(actor: Actor, party: Prisma.Sql, about: Prisma.Sql): Prisma.Sql {
  if (actor.kind !== 'staff') return nothing;
  return Prisma.sql`(${party} = ${actor.staffId}::uuid${deputies(actor, { about }, party)})`;
}

/** Escapes what `like` would read as a wildcard. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/**
 * The community whose settings are meant: the one that is named, else the actor's own; for whoever has several, the first.
 * @param refusal `record.not_found` where one out of reach is as unknown as one that is not there
 * @throws DomainError the refusal
 */
export function requireCommunity(
  actor: Actor,
  permission: Permission,
  asked: string | undefined,
  refusal: 'access.denied' | 'record.not_found' = 'access.denied',
): string {
  const own =
    actor.kind === 'staff' ? actor.communityIds[0] : actor.kind === 'resident' ? actor.communityId : undefined;
  const communityId = asked ?? own;
  if (!communityId || !can(actor, permission, { communityId, zoneId: null })) throw new DomainError(refusal);
  return communityId;
}
