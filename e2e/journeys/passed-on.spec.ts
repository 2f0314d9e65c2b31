import { translator } from '@linli/i18n/server';
import {
  acceptTicket,
  arriveAtTicket,
  dispatchTicket,
  getTicket,
  takeTicket,
  transferTicket,
} from '@linli/services/tickets';
import { ctxOf, fileMatter } from '../fixtures/matters.ts';
import { takePhoto } from '../fixtures/photos.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, type House, type Person, test } from '../fixtures/test.ts';

/** T7: what a tradesperson did for a matter that was given to somebody else meanwhile stays theirs, whatever the browser can do. */

async function atWork(house: House, keeper: Person, plumber: Person & { staffId: string }, resident: Person) {
  const { id, number } = await fileMatter(house, resident);
  await acceptTicket(await ctxOf(house, keeper), { ticketId: id, version: 1, note: '' });
  const assigneeId = plumber.staffId;
  await dispatchTicket(await ctxOf(house, keeper), { ticketId: id, version: 2, assigneeId, note: '' });
  await takeTicket(await ctxOf(house, plumber), { ticketId: id, version: 3, note: '' });
  await arriveAtTicket(await ctxOf(house, plumber), { ticketId: id, version: 4, note: '' });
  const passOn = async (assigneeId: string) => {
    const ctx = await ctxOf(house, keeper);
    const { version } = await getTicket(ctx, { number });
    await transferTicket(ctx, { ticketId: id, version, assigneeId, note: '换人' });
  };
  return { id, number, passOn };
}

for (const locale of ['zh-CN', 'en'] as const) {
  const t = translator(locale === 'en' ? 'en' : 'zh');

  test(`without script a finish that comes too late comes back whole, and says who has it (${locale})`, async ({
    house,
    people,
    enter,
  }) => {
    const keeper = await people.housekeeper(0);
    const plumber = await people.tradesperson(keeper.zoneId);
    const other = await people.staff('cleaner');
    const { id, number, passOn } = await atWork(house, keeper, plumber, await people.resident(0, 58));
    const pocket = await enter('office', plumber, { phone: true, javaScript: false, locale });
    await pocket.goto(`/tickets/${number}`);
    const form = pocket.locator('form[data-keeps=finish]');
    await form.locator('input[name=ready]').first().check({ force: true });
    await form.locator('textarea').fill('换了角阀');
    await form.locator('input[type=file]').setInputFiles([await takePhoto('换好.jpg', '#246')]);
    await passOn(other.staffId);
    const [answer] = await Promise.all([
      pocket.waitForResponse((response) => response.request().method() === 'POST'),
      pocket.getByRole('button', { name: t('tickets:action.finish'), exact: true }).click(),
    ]);
    expect(answer.status()).toBe(409);
    const { nameEn } = await house.db.prisma.staff.findUniqueOrThrow({ where: { id: other.staffId } });
    const name = locale === 'en' ? nameEn : other.name;
    await expect(pocket.getByText(t('office:detail.gone_with', { name }))).toBeVisible();
    await expect(pocket.locator('blockquote')).toHaveText(/.+\n换了角阀$/);
    const photo = pocket.locator('a[href^="/photos/"]');
    await expect(photo).toHaveCount(1);
    expect((await pocket.request.get((await photo.getAttribute('href')) ?? '')).status()).toBe(200);
    await expect(pocket.locator('a[href^="tel:"]')).toBeVisible();
    await expect(pocket.getByText(t('errors:ticket.not_found'))).toHaveCount(0);
    // The list beside it may hold another matter of the same words.
    await expect(pocket.getByText('厨房水槽下面漏水').filter({ visible: true })).toHaveCount(0);
    await expect(pocket.locator('[data-rows] a', { hasText: String(number) })).toHaveCount(0);
    await expectNoSidewaysScroll(pocket);
    expect(await house.db.prisma.ticketEvent.count({ where: { ticketId: id, type: 'finished' } })).toBe(0);
  });
}

test('written without a network and passed on meanwhile, words and photo are there when the network is back', async ({
  house,
  people,
  enter,
}) => {
  const t = translator('zh');
  const keeper = await people.housekeeper(0);
  const plumber = await people.tradesperson(keeper.zoneId);
  const other = await people.staff('cleaner');
  const { number, passOn } = await atWork(house, keeper, plumber, await people.resident(0, 59));
  const pocket = await enter('office', plumber, { phone: true });
  await pocket.goto(`/tickets/${number}`);
  const form = pocket.locator('form[data-keeps=finish]');
  await form.locator('input[name=ready]').first().check({ force: true });
  await form.locator('textarea').fill('换了角阀');
  await form.locator('input[type=file]').setInputFiles([await takePhoto('换好.jpg', '#246')]);
  await pocket.locator('#note textarea').fill('业主不在家');
  await pocket.context().setOffline(true);
  await pocket.getByRole('button', { name: t('tickets:action.finish'), exact: true }).click();
  await expect(form.getByText(t('errors:network.unreachable'))).toBeVisible();
  await passOn(other.staffId);
  await pocket.context().setOffline(false);
  await expect(pocket.getByText(t('office:detail.gone_with', { name: other.name }))).toBeInViewport();
  await expect(pocket.locator('blockquote')).toHaveText([/.+\n换了角阀$/, '业主不在家']);
  await expect(pocket.locator('a[download="换好.jpg"]')).toBeVisible();
  await expectAccessible(pocket);
});

test('sent with script and too late, it is refused, and the photo that arrived is shown', async ({
  house,
  people,
  enter,
}) => {
  const t = translator('zh');
  const keeper = await people.housekeeper(0);
  const plumber = await people.tradesperson(keeper.zoneId);
  const other = await people.staff('cleaner');
  const { number, passOn } = await atWork(house, keeper, plumber, await people.resident(0, 60));
  const pocket = await enter('office', plumber, { phone: true });
  // No live hints: what became of it is learned by sending.
  await pocket.routeWebSocket(/socket\.io/, () => {});
  await pocket.route('**/socket.io/**', (route) => route.abort());
  await pocket.goto(`/tickets/${number}`);
  const form = pocket.locator('form[data-keeps=finish]');
  await form.locator('textarea').fill('换了角阀');
  await form.locator('input[type=file]').setInputFiles([await takePhoto('换好.jpg', '#246')]);
  await passOn(other.staffId);
  await pocket.getByRole('button', { name: t('tickets:action.finish'), exact: true }).click();
  await expect(pocket.getByText(t('office:detail.gone_with', { name: other.name }))).toBeInViewport();
  await expect(pocket.locator('blockquote')).toHaveText('换了角阀');
  await expect(pocket.locator('[data-detail] a[href^="/photos/"]')).not.toHaveCount(0);
  await expect(pocket.locator('[data-detail] form')).toHaveCount(0);
});
