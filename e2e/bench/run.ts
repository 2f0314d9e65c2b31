import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '@linli/db';
import { cloneTemplate, startTestCluster } from '@linli/testing/cluster';
import { startLinli } from '../fixtures/linli.ts';
import type { Figure } from './figures.ts';
import { intake } from './intake.ts';
import { intakeHttp } from './intake-http.ts';
import { live } from './live.ts';
import { multiplyTickets, officeList, portalScripts } from './pages.ts';
import { startAndSize } from './process.ts';

/** `pnpm bench`: every figure on a real server and database; one JSON line a figure. Takes about two minutes. */
const print = (figure: Figure) => console.log(JSON.stringify(figure));
const dataDir = mkdtempSync(join(tmpdir(), 'linli-bench-'));
const cluster = await startTestCluster();
try {
  const databaseUrl = await cloneTemplate(cluster, 'linli_bench');
  const linli = await startLinli({ databaseUrl, dataDir, args: ['--demo'] });
  const db = openDb(databaseUrl, { onError: () => {} });
  try {
    print(await portalScripts(db, linli.portal));
    print(await live(db, linli.office));
    await multiplyTickets(db, 8500);
    for (const figure of await officeList(db, linli.office)) print(figure);
    for (const figure of await intake(db)) print(figure);
    print(await intakeHttp(db, databaseUrl, linli.office));
  } finally {
    await db.close();
    await linli.stop();
  }
  for (const figure of await startAndSize(join(dataDir, 'embedded'))) print(figure);
} finally {
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
