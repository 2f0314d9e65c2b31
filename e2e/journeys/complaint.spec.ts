import { translator } from '@linli/i18n/server';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../fixtures/test.ts';
import { OfficeTicket } from '../pages/office-ticket.ts';
import { ReportPage } from '../pages/report-page.ts';

/** B1, B2: a complaint that was settled is called back by the director; who is not satisfied has the last word. */
for (const [index, locale] of (['zh-CN', 'en'] as const).entries()) {
  const t = translator(locale === 'en' ? 'en' : 'zh');

  test(`a complaint is settled, called back, and opened again (${locale})`, async ({ house, people, enter }) => {
    const matter = `楼道堆放纸箱已经一周 (${locale})`;
    const phone = await enter('portal', await people.resident(0, 20 + index), { locale });
    const desk = await enter('office', await people.housekeeper(0), { locale });
    const director = await enter('office', await people.staff('director'), { locale });
    await director.goto('/callbacks');
    const owed = director.locator('[data-rows] li', { hasText: matter });
    await expect(owed).toHaveCount(0);

    const report = new ReportPage(phone, t);
    await report.open('complaint');
    await report.kind('complaint');
    await report.category('cleaning');
    await report.home();
    await report.matter(matter);
    await report.send();
    const number = await report.receipt();

    const ticket = new OfficeTicket(desk, t);
    await ticket.open(number);
    await ticket.act('accept', 'accepted');
    await ticket.settle('纸箱已请物主搬走，楼道已清理');
    await ticket.act('verify', 'verified');

    await expect(phone.getByText(t('portal:state.verified')).first()).toBeVisible();
    await phone
      .getByRole('radio', { name: t('tickets:rating.fairly_satisfied') })
      .first()
      .check();
    await phone.getByRole('button', { name: t('portal:confirm.send') }).click();
    await expect(phone.getByText(t('portal:state.closed')).first()).toBeVisible();

    // B1: on the director's screen without a reload.
    await expect(owed).toBeVisible({ timeout: 3000 });
    await expect(owed).toContainText(t('callbacks:reason.complaint_closed'));
    await owed.getByRole('link').click();
    const save = director.getByRole('button', { name: t('office:callbacks.save') });
    await expect(save).toBeVisible();
    await expectAccessible(director);
    await expectNoSidewaysScroll(director);

    // B2: without the resident's words it is not taken.
    await director.locator('input[name=outcome][value=dissatisfied]').check();
    await save.click();
    await expect(director.locator('textarea[name=words]:invalid, textarea[name=words][aria-invalid]')).toBeVisible();
    expect(await house.db.prisma.callback.count({ where: { ticket: { number }, status: 'due' } })).toBe(1);

    await director.locator('textarea[name=words]').fill('第二天又堆满了');
    await save.click();
    await expect(director.getByText(t('office:callbacks.reopened', { number }))).toBeVisible();

    // B2: the housekeeper and the resident see it at once, and the next call stands in the list.
    await ticket.expectStatus('reopened');
    await expect(phone.getByText(t('portal:state.reopened')).first()).toBeVisible();
    await expect(owed).toBeVisible();
    await expect(owed).toContainText(t('callbacks:reason.dissatisfied'));
    const [next] = await house.db.prisma.callback.findMany({ where: { ticket: { number }, status: 'due' } });
    expect(next?.reason).toBe('dissatisfied');
    expect(next?.previousId).toBeTruthy();
    expect(next?.dueAt.getTime()).toBeGreaterThan(Date.now());
  });
}
