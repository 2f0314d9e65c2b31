import { translator } from '@linli/i18n/server';
import { expect, test } from '../fixtures/test.ts';

/** T2: the place of a scanned code stays with the report, whatever kind of report it becomes. */

const t = translator('zh');

for (const javaScript of [true, false]) {
  test(`the spot whose code was scanned stays when the kind is changed, ${javaScript ? 'with' : 'without'} script`, async ({
    house,
    people,
    enter,
  }) => {
    const resident = await people.resident(0, javaScript ? 61 : 62);
    const { zoneId } = await people.housekeeper(0);
    const spot = await people.spot(zoneId, 1);
    const phone = await enter('portal', resident, { javaScript });
    const place = phone.getByText(t('portal:report.spot_known', { spot: spot.name })).first();
    await phone.goto(`/s/${spot.code}`);
    await expect(place).toBeAttached();
    await phone.getByRole('link', { name: t('portal:report.to_voice') }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('portal:home.complain'));
    expect(new URL(phone.url()).searchParams.get('spot')).toBe(spot.code);
    await expect(phone.locator('input[name=spotId]')).toHaveValue(spot.id);
    await phone.getByRole('link', { name: t('portal:report.to_repair') }).click();
    await expect(phone.locator('input[name=spotId]')).toHaveValue(spot.id);
    await phone.getByRole('link', { name: t('portal:report.to_voice') }).click();
    await expect(phone.locator('input[name=spotId]')).toHaveValue(spot.id);
    if (javaScript) return;
    await phone.locator('input[name=kind][value=suggestion]').check({ force: true });
    await phone.locator('input[name=category][value=cleaning]').check({ force: true });
    await phone.locator('textarea[name=matter]').fill('这里加个垃圾桶');
    await phone.getByRole('button', { name: t('portal:report.send_voice'), exact: true }).click();
    await phone.waitForURL(/\/tickets\/\d+/);
    const number = Number(/\/tickets\/(\d+)/.exec(phone.url())?.[1]);
    expect(await house.db.prisma.ticket.findUniqueOrThrow({ where: { number } })).toMatchObject({
      kind: 'suggestion',
      spotId: spot.id,
      area: 'public',
    });
  });
}

test('a code that is on no spot tells a resident nothing of sign-ins, and who to call', async ({ people, enter }) => {
  const phone = await enter('portal', await people.resident(0, 63));
  for (const code of ['zz9zz9zz9', 'ZZ-cut']) {
    await phone.goto(`/s/${code}`);
    await expect(phone.getByText(t('errors:spot.unknown'))).toBeVisible();
    await expect(phone.getByText(t('portal:spot.unknown_title'))).toBeVisible();
    await expect(phone.locator('a[href^="tel:"]')).toBeVisible();
    await phone.getByRole('link', { name: t('portal:report.to_repair') }).click();
    await expect(phone).toHaveURL(/\/report\?kind=repair$/);
  }
});
