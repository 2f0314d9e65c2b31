import { Prisma } from '@linli/db';
import { can } from '@linli/domain/access';
import { type CategorySettings, inOrder, isOffered } from '@linli/domain/categories';
import { DomainError } from '@linli/domain/kernel';
import { openStatuses, type TicketKind, ticketKinds } from '@linli/domain/tickets';
import { findCommunities, requireCommunity, scopeWhere } from '../access/index.ts';
import { type Ctx, type Read, readIn, readRows } from '../context/index.ts';
import { openToMe } from '../tickets/queries/conditions.ts';
import type { CategoryNameView, CategoryTreeView, CategoryView, OfferedCategoryView } from './views.ts';

/** A community and the stamp of its categories, as the query that found the place read them. */
export type CategorizedCommunity = { id: string; categoriesStamp: string };

/** Which tree a community `c` has; as `clocksStamp`, and for the same reasons. */
export const categoriesStamp = `c.categories_version || '.' || c.xmin`;

const kept = new Map<string, { stamp: string; tree: readonly CategorySettings[] }>();
const most = 1000;

const settingsJson = `json_build_object('code', k.code, 'name', k.name, 'nameEn', k.name_en, 'need', k.need,
  'needEn', k.need_en, 'kinds', k.kinds, 'residentKinds', k.resident_kinds, 'questions', k.questions, 'severity', k.severity,
  'urgent', k.urgent, 'area', k.area, 'trade', k.trade, 'position', k.position, 'retired', k.retired)`;

/** The tree of a community, retired ones included; read again only when its stamp is another one. */
export async function findCategories(
  read: Read,
  { id, categoriesStamp: stamp }: CategorizedCommunity,
): Promise<readonly CategorySettings[]> {
  const copy = kept.get(id);
  if (copy?.stamp === stamp) return copy.tree;
  const [row] = await read<{ stamp: string; tree: CategorySettings[] }>(
    `select ${categoriesStamp} as stamp, coalesce((select json_agg(${settingsJson}) from category k
       where k.community_id = c.id), '[]'::json) as tree from community c where c.id = $1::uuid`,
    [id],
  );
  if (!row) return [];
  const tree = inOrder(row.tree);
  kept.delete(id);
  kept.set(id, { stamp: row.stamp, tree });
  const [oldest] = kept.keys();
  if (kept.size > most && oldest) kept.delete(oldest);
  return tree;
}

/** The same for whoever has not read the place. */
export async function findCategoriesOf(read: Read, communityId: string): Promise<readonly CategorySettings[]> {
  const [row] = await read<{ stamp: string }>(
    `select ${categoriesStamp} as stamp from community c where c.id = $1::uuid`,
    [communityId],
  );
  return await findCategories(read, { id: communityId, categoriesStamp: row?.stamp ?? '' });
}

/**
 * The category that staff choose for a matter of this kind, on behalf of the community that it is in.
 * @throws DomainError `category.not_offered`
 */
export async function requireOffered(
  read: Read,
  { communityId, kind, category }: { communityId: string; kind: TicketKind; category: string },
): Promise<CategorySettings> {
  const tree = await findCategoriesOf(read, communityId);
  const found = tree.find(({ code }) => code === category);
  if (!found || !isOffered(tree, found, kind, 'staff')) throw new DomainError('category.not_offered');
  return found;
}

/** What a form of this actor offers, in order, each with the kinds that it is offered for. */
export async function listOfferedCategories(
  ctx: Ctx,
  input: { communityId?: string | undefined } = {},
): Promise<OfferedCategoryView[]> {
  const communityId = requireCommunity(ctx.actor, 'category.view', input.communityId, 'record.not_found');
  const tree = await findCategoriesOf(readIn(ctx.db.prisma), communityId);
  const to = ctx.actor.kind === 'resident' ? 'resident' : 'staff';
  return tree.flatMap((category) => {
    const kinds = ticketKinds.filter((kind) => isOffered(tree, category, kind, to));
    return kinds.length > 0 ? [{ ...category, kinds }] : [];
  });
}

const categoryScope = { community: Prisma.sql`k.community_id`, zone: null, household: null };

/** Names of the categories in reach, for filters and figures; of two communities with one code, those of the first. */
export async function listCategoryNames(ctx: Ctx): Promise<CategoryNameView[]> {
  const rows = await readRows<CategoryNameView & { position: number }>(
    ctx.db,
    Prisma.sql`
      select distinct on (k.code) k.code, k.name, k.name_en as "nameEn", k.retired, k.position from category k
      where ${scopeWhere(ctx.actor, 'category.view', categoryScope)}
      order by k.code, k.retired, (k.name = ''), k.community_id`,
  );
  return inOrder(rows);
}

/** The tree of one community with what hangs on each category. @throws DomainError `record.not_found` */
export async function getCategoryTree(
  ctx: Ctx,
  input: { communityId?: string | undefined } = {},
): Promise<CategoryTreeView> {
  const communityId = requireCommunity(ctx.actor, 'category.view', input.communityId, 'record.not_found');
  const [communities, here, rows] = await Promise.all([
    findCommunities(ctx, 'category.view'),
    ctx.db.prisma.community.findUnique({ where: { id: communityId }, select: { name: true, nameEn: true } }),
    ctx.db.prisma.$queryRaw<(Omit<CategoryView, 'abilities'> & { used: boolean })[]>`
      select k.id, k.community_id as "communityId", k.version, k.code, k.name, k.name_en as "nameEn", k.need,
        k.need_en as "needEn", k.kinds, k.resident_kinds as "residentKinds", k.questions, k.severity, k.urgent, k.area,
        k.trade, k.position, k.retired, k.changed_at as "changedAt", s.name as "changedByName",
        coalesce(nullif(s.name_en, ''), s.name) as "changedByNameEn", coalesce(o.open, 0) as "openTickets",
        o.open is not null
          or exists (select 1 from category l where l.community_id = k.community_id and starts_with(l.code, k.code || '.'))
          or exists (select 1 from clock_policy y where y.community_id = k.community_id and y.category = k.code)
          or exists (select 1 from ticket t where t.community_id = k.community_id and t.category = k.code
            and ${openToMe(ctx.actor)}) as used
      from category k left join staff s on s.id = k.changed_by_id
        left join (select t.category, count(*)::int as open from ticket t
          where t.community_id = ${communityId}::uuid and t.status = any(${openStatuses}::text[])
            and ${openToMe(ctx.actor)} group by 1) o on o.category = k.code
      where k.community_id = ${communityId}::uuid`,
  ]);
  if (!here) throw new DomainError('record.not_found');
  const edit = can(ctx.actor, 'category.edit', { communityId, zoneId: null });
  return {
    communityId,
    communityName: here.name,
    communityNameEn: here.nameEn,
    communities,
    categories: inOrder(rows).map(({ used, ...row }) => ({ ...row, abilities: { edit, delete: edit && !used } })),
    abilities: { edit },
  };
}
