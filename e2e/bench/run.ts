import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openDb } from '@linli/db';
import { cloneTemplate, startTestCluster } from '@linli/testing/cluster';
import { type Linli, startLinli } from '../fixtures/linli.ts';
import type { Figure } from './figures.ts';
import { intake } from './intake.ts';
import { intakeHttp } from './intake-http.ts';
import { live } from './live.ts';
import { grow, millionOverThousand } from './million.ts';
import { multiplyTickets, officeList, portalScripts } from './pages.ts';
import { preview } from './preview.ts';
import { startAndSize } from './process.ts';
import { timers } from './timers.ts';

/**
 * `pnpm bench [part …]`: every figure on a real server and database; one JSON line a figure. Takes about fifteen minutes, most
 * of them for the million tickets; a part by itself takes less than one.
 */
type House = { db: Db; linli: Linli; databaseUrl: string };
const inTheHouse: Record<string, (house: House) => Promise<Figure | Figure[]>> = {
  portal: ({ db, linli }) => portalScripts(db, linli.portal),
  live: ({ db, linli }) => live(db, linli.office),
  list: async ({ db, linli }) => {
    await multiplyTickets(db, 8500);
    return await officeList(db, linli.office);
  },
  intake: ({ db }) => intake(db),
  http: ({ db, databaseUrl, linli }) => intakeHttp(db, databaseUrl, linli.office),
};
const wanted = process.argv.slice(2).filter((word) => word !== '--');
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
const print = (figures: Figure | Figure[]) => {
  for (const figure of [figures].flat()) console.log(JSON.stringify(figure));
};

const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'));
// Else the user of the database cannot reach it, and root's database would stand elsewhere and stay.
chmodSync(folder, 0o755);
const cluster = await startTestCluster();
/** A database with the demo estate. */
async function withEstate<Result>(name: string, use: (house: House) => Promise<Result>): Promise<Result> {
  const databaseUrl = await cloneTemplate(cluster, name);
  const linli = await startLinli({ databaseUrl, dataDir: join(folder, name), args: ['--demo'] });
  const db = openDb(databaseUrl, { onError: () => {} });
  try {
    return await use({ db, linli, databaseUrl });
  } finally {
    await db.close();
    await linli.stop();
  }
}

try {
  const parts = Object.entries(inTheHouse).filter(([part]) => isWanted(part));
  if (parts.length > 0) {
    await withEstate('linli_bench', async (house) => {
      for (const [, measure] of parts) print(await measure(house));
    });
  }
  if (isWanted('start')) print(await startAndSize(join(folder, 'embedded')));
  // By itself: it makes the month a large one.
  if (isWanted('preview')) print(await withEstate('linli_preview', ({ db }) => preview(db)));
  // By itself: nothing else may happen while it counts.
  if (isWanted('timers')) print(await withEstate('linli_timers', ({ db }) => timers(db)));
  if (isWanted('million')) {
    for (const [name, tickets] of [
      ['linli_small', 1000],
      ['linli_large', 1_000_000],
    ] as const) {
      // Seeded by a server that is gone before the estate grows, and served by another one afterwards.
      const db = openDb(await withEstate(name, async ({ databaseUrl }) => databaseUrl), { onError: () => {} });
      await grow(db, tickets);
      await db.close();
    }
    print(
      await withEstate('linli_small', (small) =>
        withEstate('linli_large', (large) => millionOverThousand(small, large)),
      ),
    );
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
