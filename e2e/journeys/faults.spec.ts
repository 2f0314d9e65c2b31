import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneTemplate, startTestCluster } from '@linli/testing/cluster';
import { expect, test } from '@playwright/test';
import { killUnderTraffic } from '../faults/kill.ts';

/** The short form of `pnpm faults`. */
test('a server that is killed five times under traffic loses and doubles nothing', async () => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-faults-'));
  const cluster = await startTestCluster();
  try {
    const databaseUrl = await cloneTemplate(cluster, 'linli_faults');
    const { said, told, wrong, kills } = await killUnderTraffic({ databaseUrl, dataDir, kills: 5, seconds: 90 });
    expect(wrong).toEqual([]);
    expect(kills).toBe(5);
    expect([...said.matters.values()].filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(3);
    expect(told).toBeGreaterThan(3);
  } finally {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
