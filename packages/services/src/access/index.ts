import { Prisma } from '@linli/db';
import { type Actor, type Permission, scopeOf } from '@linli/domain/access';

const nothing = Prisma.sql`false`;

/** Columns that carry a record's scope; null where the table has none. */
export type ScopeColumns = {
  community: Prisma.Sql;
  zone: Prisma.Sql | null;
  household: Prisma.Sql | null;
  /** Staff whom the record belongs to: assignee, first-responsible person, finder. */
  staff: readonly Prisma.Sql[];
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
  const own = columns.staff.length
    ? Prisma.join(
        columns.staff.map((column) => Prisma.sql`${column} = ${actor.staffId}::uuid`),
        ' or ',
        '(',
        ')',
      )
    : nothing;
  const reachable = Prisma.sql`${columns.community} = any(${actor.communityIds}::uuid[])`;
  if (scope === 'community' || scope === 'region' || scope === 'company') return reachable;
  if (scope === 'zone') {
    const zone = columns.zone ? Prisma.sql`${columns.zone} = any(${actor.zoneIds}::uuid[])` : nothing;
    return Prisma.sql`(${reachable} and (${zone} or ${own}))`;
  }
  return Prisma.sql`(${reachable} and ${own})`;
}

/** Escapes what `like` would read as a wildcard. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Where a keyset page ended: the sort value and the id that breaks ties. */
export type Keyset = { at: Date; id: string };

export function encodeCursor({ at, id }: Keyset): string {
  return `${at.getTime()}_${id}`;
}

/** Reads a cursor; one that was tampered with starts from the beginning. */
export function decodeCursor(cursor: string): Keyset | null {
  const match = /^(-?\d{1,15})_([0-9a-f-]{36})$/.exec(cursor);
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
}
