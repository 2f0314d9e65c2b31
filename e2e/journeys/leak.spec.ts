import { translator } from '@linli/i18n/server';
import { takePhoto } from '../fixtures/photos.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../fixtures/test.ts';
import { OfficeTicket } from '../pages/office-ticket.ts';
import { ReportPage } from '../pages/report-page.ts';

/** The journey that the product stands on, in both languages: a leak, from the phone to the end and back. */
for (const [index, locale] of (['zh-CN', 'en'] as const).entries()) {
  const t = translator(locale === 'en' ? 'en' : 'zh');

  test(`a leak is reported, done, confirmed and rated (${locale})`, async ({ house, people, enter }) => {
    const resident = await people.resident(0, 10 + index);
    const keeper = await people.housekeeper(0);
    const phone = await enter('portal', resident, { locale });
    const desk = await enter('office', keeper, { locale });
    const other = await enter('office', await people.housekeeper(1), { locale });
    await desk.goto('/tickets');
    await other.goto('/tickets');

    const report = new ReportPage(phone, t);
    await report.open();
    await report.category('engineering.plumbing');
    await report.home();
    await report.matter('厨房水槽下面漏水 🚰 leak', [await takePhoto('一.jpg'), await takePhoto('二.jpg', '#79c')]);
    await report.send();
    const number = await report.receipt();
    await expect(phone.getByText(t('portal:receipt.title', { number }), { exact: true })).toBeVisible();
    await expect(phone.locator(`a[href="tel:${keeper.phone}"]`).first()).toBeVisible();
    await expectAccessible(phone);
    await expectNoSidewaysScroll(phone);

    // T1, Z3, X3: on the housekeeper's screen within a second, without reload; on the other zone's never.
    await expect(desk.locator(`a[href^="/tickets/${number}"]`).first()).toBeVisible({ timeout: 1000 });
    await expect(other.locator(`a[href^="/tickets/${number}"]`)).toHaveCount(0);

    const ticket = new OfficeTicket(desk, t);
    await ticket.open(number);
    await expectAccessible(desk);
    await ticket.act('accept', 'accepted');
    await expect(phone.getByText(t('portal:state.accepted')).first()).toBeVisible();

    await ticket.dispatch();
    await ticket.note('柜体以后要换 internal');

    const sent = await house.db.prisma.ticket.findUniqueOrThrow({
      where: { number },
      include: { assignee: { include: { accounts: true } } },
    });
    const worker = { accountId: sent.assignee?.accounts[0]?.id ?? '', name: sent.assignee?.name ?? '' };
    const pocket = await enter('office', worker, { locale, phone: true });
    const job = new OfficeTicket(pocket, t);
    await job.open(number);
    await expectNoSidewaysScroll(pocket);
    await job.act('take', 'arrive');
    await job.act('arrive', 'under_way');
    await expect(phone.getByText(t('portal:state.under_way')).first()).toBeVisible();
    await job.finish('已更换接头，试水正常', await takePhoto('完工.jpg', '#ca5'));

    await ticket.act('verify', 'verified');
    await expect(phone.getByText(t('portal:state.verified')).first()).toBeVisible();
    await expect(phone.getByText('已更换接头，试水正常')).toBeVisible();
    expect(await phone.content()).not.toContain('柜体以后要换');
    // Four photos: two before, one after, none broken.
    const broken = await phone
      .locator('main img')
      .evaluateAll(
        (images) =>
          images.filter(
            (image) => (image as HTMLImageElement).complete && (image as HTMLImageElement).naturalWidth === 0,
          ).length,
      );
    expect(broken).toBe(0);
    expect(await phone.locator('a[href^="/photos/"]').count()).toBe(3);

    await phone
      .getByRole('radio', { name: t('tickets:rating.satisfied') })
      .first()
      .check();
    await phone.getByRole('button', { name: t('portal:confirm.send') }).click();
    await expect(phone.getByText(t('portal:state.closed')).first()).toBeVisible();
    await ticket.expectStatus('closed');
  });
}

test('a leak is reported without script, with photos; a fake photo is named and nothing is lost', async ({
  house,
  people,
  enter,
}) => {
  const t = translator('zh');
  const page = await enter('portal', await people.resident(0, 12), { javaScript: false });
  const report = new ReportPage(page, t);
  await report.open();
  await report.category('engineering.plumbing');
  await report.home();
  const fake = { name: '合同.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>not a photo</html>') };
  await report.matter('水管爆了，没有脚本', [await takePhoto('真.jpg'), fake]);
  await report.send();
  await expect(page.getByText(/合同\.jpg/).first()).toBeVisible();
  await expect(page.locator('textarea[name=matter]')).toHaveValue('水管爆了，没有脚本');
  await expect(page.locator('input[name=category][value="engineering.plumbing"]')).toBeChecked();
  await report.send();
  const number = await report.receipt();
  const kept = await house.db.prisma.photo.count({ where: { ticket: { number } } });
  expect(kept, 'the good photo came along').toBe(1);
});

test('"not solved" opens it again and the housekeeper sees it at once', async ({ house, enter }) => {
  const t = translator('zh');
  const { rows } = await house.db.pool.query<{ number: number; accountId: string; keeper: string }>(
    `select t.number, a.id as "accountId", ka.id as keeper from ticket t join account a on a.member_id = t.reporter_member_id
       join zone z on z.id = t.zone_id join account ka on ka.staff_id = z.housekeeper_id
     where t.status = 'verified' limit 1`,
  );
  const [found] = rows;
  if (!found) throw new Error('no verified ticket in the demo estate');
  const desk = await enter('office', { accountId: found.keeper, name: '' });
  const ticket = new OfficeTicket(desk, t);
  await ticket.open(found.number);
  const phone = await enter('portal', { accountId: found.accountId, name: '' });
  await phone.goto(`/tickets/${found.number}`);
  await phone.getByText(t('portal:reopen.title')).click();
  await phone.locator('#reopen-note').fill('又漏了');
  await phone.getByRole('button', { name: t('portal:reopen.send') }).click();
  await expect(phone.getByText(t('portal:did.reopen')).last()).toBeVisible();
  await ticket.expectStatus('reopened');
});
