import type { Db } from '@linli/db';
import type { Files } from '@linli/files';
import { buildDemo } from './demo.ts';
import { insertDemo } from './insert.ts';
import { choosePhotos, storePhotos } from './photos.ts';

export type SeedOptions = {
  db: Db;
  /** The demo ends here: nothing in it lies in the future but promises. */
  now: Date;
  /** Where the photos go; without it the tickets have none. */
  files?: Pick<Files, 'addPhoto'>;
  log: (line: string) => void;
};

/** Whether the database holds nobody and nothing yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.prisma.company.findFirst({ select: { id: true } })) === null;
}

/**
 * Fills an empty database with the demo estate: real blocks, invented people, a month of their matters that ends at
 * `now`. The same moment gives the same rows. A database that holds anything is left alone.
 */
export async function seedDemo({ db, now, files, log }: SeedOptions): Promise<void> {
  if (!(await isEmpty(db))) return log('The database is not empty: the demo estate was not added.');
  const demo = buildDemo(now);
  const photos = files ? await storePhotos(files, choosePhotos(demo.dossiers)) : [];
  const added = await db.prisma.$transaction(
    async (tx) => {
      // Two programs that start at once on one database seed it once.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('demo', 0))`;
      if (await tx.company.findFirst({ select: { id: true } })) return false;
      await insertDemo(tx, demo, photos);
      return true;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
  if (!added) return log('The demo estate was added by another start.');
  const { estate, homes, staff, dossiers, signIns } = demo;
  log(
    `Seeded ${estate.community.nameEn}: ${estate.units.length} flats, ${homes.length} households, ${staff.length} staff, ` +
      `${dossiers.length} tickets, ${signIns.length} sign-ins, ${photos.length} photos.`,
  );
}
