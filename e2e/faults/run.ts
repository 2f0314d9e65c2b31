import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cloneTemplate, startTestCluster } from '@linli/testing/cluster';
import { killUnderTraffic } from './kill.ts';

/** `pnpm faults [--kills 200] [--seconds 900]`: what was acknowledged is never lost, never doubled, whenever the server dies. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seconds: { type: 'string', default: '900' } },
});
const dataDir = mkdtempSync(join(tmpdir(), 'linli-faults-'));
const cluster = await startTestCluster();
try {
  const { kills, seconds, said, told, wrong } = await killUnderTraffic({
    databaseUrl: await cloneTemplate(cluster, 'linli_faults'),
    dataDir,
    kills: Number(values.kills),
    seconds: Number(values.seconds),
    report: console.log,
  });
  const acknowledged = (of: Said) => [...of.values()].filter((one) => one.acknowledged).length;
  console.log(
    `${kills} kills in ${seconds} s; acknowledged: ${acknowledged(said.matters)} matters, ${said.steps.length} steps, ` +
      `${acknowledged(said.notes)} notes; ${told} breaches and escalations on record; refused: ${JSON.stringify([...said.refused])}`,
  );
  for (const line of wrong) console.error(`✗ ${line}`);
  console.log(wrong.length === 0 ? 'nothing lost, nothing doubled' : `${wrong.length} faults`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

type Said = ReadonlyMap<string, { acknowledged: boolean }>;
