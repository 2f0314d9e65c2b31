import { translator } from '@linli/i18n/server';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../fixtures/test.ts';
import { ReportPage } from '../pages/report-page.ts';

/** T2: what has no name is pointed at on the map of the estate, drawn from its own data, with script and without. */
for (const [index, javaScript] of [true, false].entries()) {
  const t = translator(javaScript ? 'zh' : 'en');

  test(`a lamp is pointed at on the map (${javaScript ? 'with' : 'without'} script)`, async ({
    house,
    people,
    enter,
  }) => {
    const resident = await people.resident(0, 20 + index);
    const phone = await enter('portal', resident, { locale: javaScript ? 'zh-CN' : 'en', javaScript });
    const report = new ReportPage(phone, t);
    await report.open();
    if (javaScript) await report.category('engineering.lighting');
    else await phone.locator('input[name=category][value="engineering.lighting"]').check();
    await phone.locator('input[name=area][value=public]').check();
    await phone.locator('summary', { hasText: t('maps:pick.open') }).click();
    const squares = phone.locator('#position input[name=positionCell]:not([value=""])');
    await squares.nth(Math.floor((await squares.count()) / 2)).click();
    await expectNoSidewaysScroll(phone);
    if (javaScript) await expectAccessible(phone);
    await phone.locator('input[name=placeWords]').fill('长椅旁');
    await report.anywhere();
    await report.matter('路灯不亮');
    await report.send();
    const number = await report.receipt();
    const filed = await house.db.prisma.ticket.findUniqueOrThrow({ where: { number } });
    expect(filed).toMatchObject({ area: 'public', unitId: null });
    expect(filed.lat).not.toBeNull();
    expect(filed.placeText).toContain('长椅旁');
    await expect(phone.getByText('长椅旁').first()).toBeVisible();

    // The housekeeper sees the same place, and where it is.
    const keeper = filed.zoneId ? await people.housekeeperOf(filed.zoneId) : await people.staff('director');
    const desk = await enter('office', keeper);
    await desk.goto(`/tickets/${number}`);
    await expect(desk.getByText('长椅旁').first()).toBeVisible();
    await expect(desk.locator('main svg[role=img]').first()).toBeVisible();
  });
}
