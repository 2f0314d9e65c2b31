import { readFileSync } from 'node:fs';
import { startLinli } from '../fixtures/linli.ts';
import { type Figure, percentile, rounded } from './figures.ts';

/** From the command to the first page with the embedded database, and the memory of the process after it. */
export async function startAndSize(dataDir: string): Promise<Figure[]> {
  const seconds: number[] = [];
  const megabytes: number[] = [];
  // The first start makes and seeds the database; the others find it.
  for (let start = 0; start < 4; start++) {
    const begun = performance.now();
    const linli = await startLinli({ dataDir });
    await (await fetch(linli.portal)).text();
    if (start > 0) seconds.push((performance.now() - begun) / 1000);
    megabytes.push(residentMegabytes(Number(linli.child.pid)));
    await linli.stop();
  }
  return [
    { name: 'start.s', value: rounded(percentile(seconds, 0.5), 2), unit: 's' },
    { name: 'server.rss_mb', value: Math.round(percentile(megabytes, 0.5)), unit: 'MB' },
  ];
}

function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
