import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '@linli/config';
import type { Prisma } from '@linli/db';
import type { Files } from '@linli/files';
import type { Dossier, PhotoOrder } from './dossier.ts';

/** Enough that the fresh tickets have some; each takes the store some fifty milliseconds. */
const most = 28;

/** The photos of the latest tickets that have any. */
export function choosePhotos(dossiers: readonly Dossier[]): PhotoOrder[] {
  const orders: PhotoOrder[] = [];
  for (const { photos } of dossiers.toReversed()) {
    if (orders.length + photos.length <= most) orders.push(...photos);
  }
  return orders;
}

/** Stores the pictures as uploads would be, and says which entry of the history each belongs to. */
export async function storePhotos(
  files: Pick<Files, 'addPhoto'>,
  orders: readonly PhotoOrder[],
): Promise<Prisma.PhotoCreateManyInput[]> {
  return Promise.all(
    orders.map(async ({ scene, moment, ...row }) => {
      const picture = await readFile(join(repoRoot, 'prisma/seed/photos', `${scene}-${moment}.webp`));
      return { ...row, ...(await files.addPhoto(picture)) };
    }),
  );
}
