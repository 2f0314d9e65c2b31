import { newId, type Prisma, sqlState } from '@linli/db';
import { authorize } from '@linli/domain/access';
import {
  type AddCategoryInput,
  type CategorySettings,
  type CategoryVersionRef,
  checkCategories,
  codeFor,
  type EditCategoryInput,
  freshNameInput,
  type MoveCategoryInput,
  moved,
  roomsOfCategories,
} from '@linli/domain/categories';
import { DomainError } from '@linli/domain/kernel';
import { categoryName } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { type Ctx, notify, type Tx } from '../../context/index.ts';
import { inTransaction } from '../../tickets/commands/append.ts';
import type { CategoryRefView, StoredCategory } from '../views.ts';

const place = (communityId: string) => ({ communityId, zoneId: null });

/**
 * A category of the community's own, at the end of its level; a leaf takes over whom its root is offered to.
 * @throws DomainError `access.denied`, `category.not_found` for a parent that is not there, `category.unfit`; ZodError
 * with the path `name` or `nameEn` where a neighbour reads the same
 */
export async function addCategory(ctx: Ctx, input: AddCategoryInput): Promise<CategoryRefView> {
  authorize(ctx.actor, 'category.edit', place(input.communityId));
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const tree = await lockTree(tx, input.communityId);
      const parent = tree.find(({ code }) => code === input.parent);
      if (input.parent && !parent) throw new DomainError('category.not_found');
      const codes = tree.map(({ code }) => code);
      const category: CategorySettings = {
        code: codeFor(input.nameEn, input.parent, codes),
        name: input.name,
        nameEn: input.nameEn,
        need: '',
        needEn: '',
        kinds: parent?.kinds ?? [],
        residentKinds: parent?.residentKinds ?? [],
        questions: [],
        severity: parent?.severity ?? 'normal',
        urgent: parent?.urgent ?? true,
        area: parent?.area ?? 'ask',
        trade: null,
        position: Math.max(-1, ...tree.map(({ position }) => position)) + 1,
        retired: false,
      };
      requireFit([...tree, category], category.code);
      requireFreshName([...tree, category], category);
      const id = newId();
      await tx.category.create({
        data: { ...columnsOf(category), ...signature(ctx), id, communityId: input.communityId },
      });
      await tell(tx, input.communityId, id, 1);
      return { id, code: category.code, version: 1 };
    });
  } catch (error) {
    if (sqlState(error) === '23505') throw new DomainError('category.changed_meanwhile');
    throw error;
  }
}

/**
 * What a category is called, offered for, asks and defaults to. Matters that are filed already keep what was frozen.
 * @throws DomainError `category.not_found`, `access.denied`, `category.changed_meanwhile`, `category.unfit`; ZodError with
 * the path `name` or `nameEn` where a neighbour reads the same
 */
export async function editCategory(
  ctx: Ctx,
  { categoryId, version, ...settings }: EditCategoryInput,
): Promise<CategoryRefView> {
  return await change(ctx, { categoryId, version }, async (tx, category, tree) => {
    const next = { ...category, ...settings, trade: settings.trade as CategorySettings['trade'] };
    const after = tree.map((one) => (one.id === categoryId ? next : one));
    requireFit(after, category.code);
    requireFreshName(after, next);
    return await write(ctx, tx, next);
  });
}

/**
 * One step up or down among its neighbours; the first goes no higher.
 * @throws DomainError `category.not_found`, `access.denied`
 */
export async function moveCategory(ctx: Ctx, input: MoveCategoryInput): Promise<CategoryRefView> {
  return await change(ctx, { categoryId: input.categoryId }, async (tx, category, tree) => {
    for (const { code, position } of moved(tree, category.code, input.step)) {
      await tx.category.updateMany({ where: { communityId: category.communityId, code }, data: { position } });
    }
    await tell(tx, category.communityId, category.id, category.version);
    return category;
  });
}

/**
 * Offered to nobody any more, with all that stands under it; the matters of it keep it.
 * @throws DomainError `category.not_found`, `access.denied`, `category.changed_meanwhile`
 */
export async function retireCategory(ctx: Ctx, input: CategoryVersionRef): Promise<CategoryRefView> {
  return await change(ctx, input, (tx, category) => write(ctx, tx, { ...category, retired: true }));
}

/** Offered again. @throws DomainError `category.not_found`, `access.denied`, `category.changed_meanwhile`, `category.unfit` */
export async function restoreCategory(ctx: Ctx, input: CategoryVersionRef): Promise<CategoryRefView> {
  return await change(ctx, input, async (tx, category, tree) => {
    const next = { ...category, retired: false };
    requireFit(
      tree.map((one) => (one.id === category.id ? next : one)),
      category.code,
    );
    return await write(ctx, tx, next);
  });
}

/**
 * Takes away what was never used: no matter of it, no norm for it, nothing under it. What is used is retired instead.
 * @throws DomainError `category.in_use`, `category.has_leaves`, `category.not_found`, `access.denied`, `category.changed_meanwhile`
 */
export async function deleteCategory(ctx: Ctx, input: CategoryVersionRef): Promise<CategoryRefView> {
  return await change(ctx, input, async (tx, category, tree) => {
    const { communityId, code, id } = category;
    if (tree.some((one) => one.code.startsWith(`${code}.`))) throw new DomainError('category.has_leaves');
    const of = { where: { communityId, category: code } };
    const used = (await tx.ticket.findFirst({ ...of, select: { id: true } })) ?? (await tx.clockPolicy.findFirst(of));
    if (used) throw new DomainError('category.in_use');
    await tx.category.delete({ where: { id } });
    await tell(tx, communityId, id, category.version + 1);
    return category;
  });
}

type Stored = StoredCategory;

/** Load, authorise, refuse what is stale, decide with the whole tree in hand: two who edit at once come one after the other. */
async function change(
  ctx: Ctx,
  { categoryId, version }: { categoryId: string; version?: number },
  decide: (tx: Tx, category: Stored, tree: readonly Stored[]) => Promise<Stored>,
): Promise<CategoryRefView> {
  return await inTransaction(ctx.db, async (tx) => {
    const found = await tx.category.findUnique({ where: { id: categoryId }, select: { communityId: true } });
    if (!found || !canSee(ctx, found.communityId)) throw new DomainError('category.not_found');
    authorize(ctx.actor, 'category.edit', place(found.communityId));
    const tree = await lockTree(tx, found.communityId);
    const category = tree.find(({ id }) => id === categoryId);
    if (!category) throw new DomainError('category.not_found');
    if (version !== undefined && version !== category.version) throw new DomainError('category.changed_meanwhile');
    const { id, code, version: now } = await decide(tx, category, tree);
    return { id, code, version: now };
  });
}

function canSee({ actor }: Ctx, communityId: string): boolean {
  return actor.kind === 'staff' && actor.communityIds.includes(communityId);
}

/** The whole tree under the lock of its community, for the checks are about the whole. Intake reads and does not wait. */
async function lockTree(tx: Tx, communityId: string): Promise<Stored[]> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('categories:' || ${communityId}, 0))::text`;
  const rows = await tx.category.findMany({ where: { communityId } });
  return rows.map((row) => row as unknown as Stored);
}

async function write(ctx: Ctx, tx: Tx, category: Stored): Promise<Stored> {
  const next = { ...category, version: category.version + 1 };
  const { id, communityId, version } = next;
  await tx.category.update({ where: { id }, data: { ...columnsOf(next), ...signature(ctx), version } });
  await tell(tx, communityId, id, version);
  return next;
}

function columnsOf(category: CategorySettings) {
  const { code, name, nameEn, need, needEn, severity, urgent, area, trade, position, retired } = category;
  return {
    ...{ code, name, nameEn, need, needEn, severity, urgent, area, trade, position, retired },
    kinds: [...category.kinds],
    residentKinds: [...category.residentKinds],
    questions: category.questions as unknown as Prisma.InputJsonValue,
  };
}

const signature = ({ actor, clock }: Ctx) => ({
  changedById: actor.kind === 'staff' ? actor.staffId : null,
  changedAt: clock(),
});

async function tell(tx: Tx, communityId: string, id: string, seq: number): Promise<void> {
  await notify(tx, roomsOfCategories(communityId), { type: 'category', id, seq });
}

/** Only problems of the one that is changed are its editor's to mend. */
function requireFit(tree: readonly CategorySettings[], code: string): void {
  const problem = checkCategories(tree).find((found) => found.code === code);
  if (problem) throw new DomainError('category.unfit', { problem: problem.problem });
}

/** The names as people read them, so that one of the product's own words is taken too. */
function requireFreshName(tree: readonly CategorySettings[], category: CategorySettings): void {
  const read = (one: CategorySettings) => ({
    code: one.code,
    zh: categoryName(translator('zh'), 'zh', one),
    en: categoryName(translator('en'), 'en', one),
  });
  freshNameInput(tree.map(read), category.code).parse(read(category));
}
