import { translator } from '@linli/i18n/server';
import { type Linli, startLinli } from '../fixtures/linli.ts';
import { expect, test } from '../fixtures/test.ts';
import { layWire } from '../fixtures/wire.ts';
import { ReportPage } from '../pages/report-page.ts';

/** A database that is away, at the start or later: said clearly in both languages, and over by itself. */

async function expectAway(linli: Linli): Promise<void> {
  for (const door of [linli.portal, linli.office]) {
    await expect.poll(async () => (await fetch(`${door}/readyz`)).status).toBe(503);
    expect((await fetch(`${door}/healthz`)).status).toBe(200);
    const page = await fetch(door);
    expect(page.status).toBe(503);
    const words = await page.text();
    expect(words).toContain('系统暂时不可用');
    expect(words).toContain('Linli is not available just now');
    expect(page.headers.get('retry-after')).toBeTruthy();
  }
}

const ready = (linli: Linli) =>
  expect.poll(async () => (await fetch(`${linli.portal}/readyz`)).status, { timeout: 20_000 }).toBe(200);

test('a database that is down at the start, comes, goes and comes again', async ({ house, people, enter }) => {
  const wire = await layWire(house.databaseUrl, { whole: false });
  const linli = await startLinli({ databaseUrl: wire.through(house.databaseUrl), dataDir: house.dataDir }, 'healthz');
  try {
    await expectAway(linli);
    const { reasons } = (await (await fetch(`${linli.portal}/readyz`)).json()) as { reasons: string[] };
    expect(reasons.join()).toContain('database');
    await wire.join();
    await ready(linli);

    const phone = await enter('portal', await people.resident(0, 28));
    await phone.goto(`${linli.portal}/report?kind=repair`);
    const report = new ReportPage(phone, translator('zh'));
    await report.category('engineering.plumbing');
    await report.home();
    await report.matter('数据库断开前写的');
    await wire.cut();
    await expectAway(linli);
    // A page opened now says so, and finds back by itself.
    const waiting = await enter('office', await people.housekeeper(0));
    expect((await waiting.goto(`${linli.office}/tickets`))?.status()).toBe(503);

    // What was being typed stays where it was.
    await report.send();
    await expect(phone.locator('textarea[name=matter]')).toHaveValue('数据库断开前写的');

    await wire.join();
    await ready(linli);
    await expect(waiting.locator('a[href^="/tickets/"]').first()).toBeVisible({ timeout: 15_000 });
    expect((await fetch(linli.portal)).status).toBe(200);
    expect(linli.child.exitCode).toBeNull();
    for (const page of [waiting, phone]) {
      await page.waitForLoadState('networkidle');
      await page.close();
    }
  } finally {
    await linli.stop();
    await wire.cut();
  }
});
