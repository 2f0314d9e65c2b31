import { Prisma } from '@linli/db';
import { can, type Permission } from '@linli/domain/access';
import { z } from 'zod';
import { type Ctx, readRows } from '../context/index.ts';

/** A community to choose. */
export const communityChoiceView = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });
export type CommunityChoiceView = z.infer<typeof communityChoiceView>;

/** The communities that a screen may be changed to, as the matrix allows (X6); none where there is no choice, and no query. */
export async function findCommunities({ db, actor }: Ctx, permission: Permission): Promise<CommunityChoiceView[]> {
  const reach = actor.kind === 'staff' ? actor.communityIds : [];
  const allowed = reach.filter((communityId) => can(actor, permission, { communityId, zoneId: null }));
  if (allowed.length < 2) return [];
  return await readRows(
    db,
    Prisma.sql`select c.id, c.name, coalesce(nullif(c.name_en, ''), c.name) as "nameEn" from community c
      where c.id = any(${allowed}::uuid[]) order by c.name, c.id`,
  );
}
