import type { Ctx } from '../../context/index.ts';

/** A photo that the file store holds already. */
export type UploadedPhoto = { id: string; width: number; height: number; bytes: number };

/** Records uploaded photos for the person who sent them; a command then binds them to a ticket. */
export async function addPhotos(ctx: Ctx, photos: readonly UploadedPhoto[]): Promise<void> {
  if (photos.length === 0 || ctx.actor.kind === 'system') return;
  const { accountId } = ctx.actor;
  const createdAt = ctx.clock();
  await ctx.db.prisma.photo.createMany({ data: photos.map((photo) => ({ ...photo, accountId, createdAt })) });
}

/** Photos that were never bound to anything within a day: forgotten forms. Returns the ids to remove from disk. */
export async function removeForgottenPhotos(ctx: Ctx): Promise<string[]> {
  const before = new Date(ctx.clock().getTime() - 24 * 3_600_000);
  const rows = await ctx.db.prisma.$queryRaw<{ id: string }[]>`
    delete from photo where ticket_id is null and created_at < ${before}::timestamptz returning id`;
  return rows.map((row) => row.id);
}
