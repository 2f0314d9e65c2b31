import { translator } from '@linli/i18n/server';
import {
  acceptTicket,
  arriveAtTicket,
  dispatchTicket,
  holdTicket,
  reopenTicket,
  replyToTicket,
  settleTicket,
  takeTicket,
  verifyTicket,
} from '@linli/services/tickets';
import { ctxOf, fileMatter } from '../fixtures/matters.ts';
import { takePhoto } from '../fixtures/photos.ts';
import { expect, type House, type Person, test } from '../fixtures/test.ts';

/** What the staff's hands hold when the network, a colleague or the form itself comes between: nothing of it is lost. */

const t = translator('zh');

async function sentTo(house: House, keeper: Person, assigneeId: string, resident: Person) {
  const matter = await fileMatter(house, resident);
  const ctx = await ctxOf(house, keeper);
  await acceptTicket(ctx, { ticketId: matter.id, version: 1, note: '' });
  await dispatchTicket(ctx, { ticketId: matter.id, version: 2, assigneeId, note: '' });
  return matter;
}

test('without a network a reply stays where it was written, and goes out once there is one', async ({
  house,
  people,
  enter,
}) => {
  const keeper = await people.housekeeper(0);
  const matter = await fileMatter(house, await people.resident(0, 50));
  const pocket = await enter('office', keeper, { phone: true });
  await pocket.goto(`/tickets/${matter.number}`);
  const form = pocket.locator('#reply form');
  await form.locator('textarea').fill('师傅明早九点到，请您留门');
  await pocket.context().setOffline(true);
  await form.getByRole('button', { name: t('office:talk.reply_send') }).click();
  await expect(form.getByText(t('errors:network.unreachable'))).toBeInViewport();
  await expect(form.locator('textarea')).toHaveValue('师傅明早九点到，请您留门');
  await pocket.context().setOffline(false);
  await form.getByRole('button', { name: t('office:talk.reply_send') }).click();
  await expect(form.locator('textarea')).toHaveValue('');
  const words = { ticketId: matter.id, note: '师傅明早九点到，请您留门' };
  expect(await house.db.prisma.ticketEvent.count({ where: words })).toBe(1);
});

test('a page that no network could bring opens by itself when it is back', async ({ house, people, enter }) => {
  const pocket = await enter('office', await people.housekeeper(0), { phone: true });
  const matter = await fileMatter(house, await people.resident(0, 51));
  await pocket.goto('/tickets');
  const row = pocket.locator(`[data-rows] a[href^="/tickets/${matter.number}"]`);
  await row.click();
  await expect(pocket.getByRole('heading', { name: new RegExp(String(matter.number)) })).toBeVisible();
  await pocket.goBack();
  await expect(row).toBeVisible();
  await pocket.context().setOffline(true);
  await row.click();
  await expect(pocket.getByRole('heading', { name: t('office:error.offline') })).toBeVisible();
  await pocket.context().setOffline(false);
  await expect(pocket.getByRole('heading', { name: new RegExp(String(matter.number)) })).toBeVisible();
});

test('a caller found by number is chosen; of a home nobody is, until somebody says who', async ({
  house,
  people,
  enter,
}) => {
  const resident = await people.resident(0, 52);
  const { rows } = await house.db.pool.query<{ id: string; phone: string; name: string }>(
    `select b.id, b.phone, b.name from member a join member b on b.household_id = a.household_id and b.id > a.id
     where length(b.phone) = 11 and b.phone not in (select phone from member where id <> b.id) limit 1`,
  );
  const [second] = rows;
  if (!second) throw new Error('every home has one person');
  const desk = await enter('office', await people.staff('front_desk'));
  const { phone } = second;
  for (const said of [phone, `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`]) {
    await desk.goto(`/tickets/new?text=${encodeURIComponent(said)}`);
    await expect(desk.locator('input[name=who]:checked')).toHaveValue(new RegExp(second.id));
  }
  await desk.goto(`/tickets/new?text=${encodeURIComponent(resident.name.slice(0, 1))}`);
  await expect(desk.locator('input[name=who]').nth(1)).toBeVisible();
  await expect(desk.locator('input[name=who]:checked')).toHaveCount(0);
  await desk.locator('textarea[name=matter]').fill('电梯有异响');
  await desk.locator('select[name=category]').selectOption('engineering');
  await desk.getByRole('button', { name: t('office:register.send') }).click();
  expect(new URL(desk.url()).pathname).toBe('/tickets/new');
});

test('a ticket that is sent to somebody else stays to be read, with what was being typed', async ({
  house,
  people,
  enter,
}) => {
  const keeper = await people.housekeeper(0);
  const plumber = await people.tradesperson(keeper.zoneId);
  const other = await people.staff('cleaner');
  const matter = await sentTo(house, keeper, plumber.staffId, await people.resident(0, 53));
  await takeTicket(await ctxOf(house, plumber), { ticketId: matter.id, version: 3, note: '' });
  const pocket = await enter('office', plumber, { phone: true });
  await pocket.goto(`/tickets/${matter.number}`);
  await pocket.locator('#note textarea').fill('三楼阀门锈死，要带新阀');
  await dispatchTicket(await ctxOf(house, keeper), {
    ticketId: matter.id,
    version: 4,
    assigneeId: other.staffId,
    note: '',
  });
  await expect(pocket.getByText(t('office:detail.gone_with', { name: other.name }))).toBeInViewport();
  await expect(pocket.locator('blockquote')).toHaveText('三楼阀门锈死，要带新阀');
  await expect(pocket.locator('[data-detail]').getByText('厨房水槽下面漏水').first()).toBeVisible();
  await expect(pocket.locator('[data-detail] form')).toHaveCount(0);
});

test('a form that others make impossible leaves words, sentence and photo to the note', async ({
  house,
  people,
  enter,
}) => {
  const keeper = await people.housekeeper(0);
  const plumber = await people.tradesperson(keeper.zoneId);
  const { id, number } = await sentTo(house, keeper, plumber.staffId, await people.resident(0, 56));
  await takeTicket(await ctxOf(house, plumber), { ticketId: id, version: 3, note: '' });
  await arriveAtTicket(await ctxOf(house, plumber), { ticketId: id, version: 4, note: '' });
  const pocket = await enter('office', plumber, { phone: true });
  await pocket.goto(`/tickets/${number}`);
  const form = pocket.locator('form[data-keeps=finish]');
  await form.locator('input[name=ready]').first().check({ force: true });
  await form.locator('textarea').fill('换了角阀');
  await form.locator('input[type=file]').setInputFiles([await takePhoto('换好.jpg', '#246')]);
  const until = new Date(Date.now() + 3_600_000);
  await holdTicket(await ctxOf(house, keeper), {
    ticketId: id,
    version: 5,
    reason: 'parts',
    until,
    anyHour: true,
    note: '',
  });
  await expect(pocket.getByText(t('office:detail.taken_away'))).toBeInViewport();
  await expect(form).toHaveCount(0);
  const note = pocket.locator('#note');
  await expect(note.locator('textarea')).toHaveValue(/.+\n换了角阀$/);
  await note.getByRole('button', { name: t('office:talk.note_send') }).click();
  const said = { ticketId: id, type: 'noted', note: { endsWith: '换了角阀' } };
  await expect.poll(() => house.db.prisma.ticketEvent.count({ where: said })).toBe(1);
  await expect.poll(() => house.db.prisma.photo.count({ where: { ticketId: id } })).toBe(1);
  await expect(pocket.getByText(t('office:detail.taken_away'))).toHaveCount(0);
});

test('what a resident writes goes into the message when the form is gone', async ({ house, people, enter }) => {
  const keeper = await people.housekeeper(0);
  const resident = await people.resident(0, 57);
  const { id, number } = await fileMatter(house, resident);
  const desk = await ctxOf(house, keeper);
  await acceptTicket(desk, { ticketId: id, version: 1, note: '' });
  await settleTicket(desk, { ticketId: id, version: 2, note: '已处理', photoIds: [] });
  await verifyTicket(desk, { ticketId: id, version: 3, note: '', photoIds: [] });
  const phone = await enter('portal', resident, { phone: true });
  await phone.goto(`/tickets/${number}`);
  await phone.getByText(t('portal:reopen.title')).click();
  await phone.locator('form[data-keeps=reopen] textarea').fill('晚上又漏了');
  await reopenTicket(desk, { ticketId: id, version: 4, note: '回访得知又漏', photoIds: [] });
  await expect(phone.getByText(t('portal:conflict.moved'))).toBeVisible();
  await expect(phone.locator('form[data-keeps=reply] textarea')).toHaveValue('晚上又漏了');
  await expect(phone.locator('form[data-keeps=reply] textarea')).toBeVisible();
});

test('a photo that arrived with a refused form is sent once', async ({ house, people, enter }) => {
  const walker = await people.staff('cleaner');
  const spot = await people.spot(walker.zoneId, 1);
  const pocket = await enter('office', walker, { phone: true });
  await pocket.goto(`/s/${spot.code}/finding`);
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
  await pocket
    .locator('input[type=file]')
    .setInputFiles([await takePhoto('坏灯.jpg', '#432'), { name: '苹果.heic', mimeType: 'image/heic', buffer: heic }]);
  await pocket.locator('input[name=category][value=engineering]').check();
  await pocket.getByRole('button', { name: t('office:finding.send') }).click();
  await expect(pocket.locator('#photos-error')).toBeInViewport();
  await expect(pocket.locator('input[name=photoIds]')).toHaveCount(1);
  await expect(pocket.getByRole('button', { name: '坏灯.jpg' })).toHaveCount(0);
  await pocket.getByRole('button', { name: t('office:finding.send') }).click();
  await pocket.waitForURL(/\/tickets\/\d+/);
  const number = Number(/\/tickets\/(\d+)/.exec(pocket.url())?.[1]);
  const filed = await house.db.prisma.ticket.findUniqueOrThrow({ where: { number }, include: { photos: true } });
  expect(filed.photos).toHaveLength(1);
  // The ticket opens at its head.
  await expect.poll(() => pocket.evaluate(() => window.scrollY)).toBeLessThanOrEqual(1);
});

test('a step that comes in does not move the field that is being written in', async ({ house, people, enter }) => {
  const keeper = await people.housekeeper(0);
  const matter = await fileMatter(house, await people.resident(0, 54));
  const pocket = await enter('office', keeper, { phone: true });
  await pocket.goto(`/tickets/${matter.number}`);
  const field = pocket.locator('#reply textarea');
  await field.focus();
  const before = await field.evaluate((element) => element.getBoundingClientRect().top);
  await replyToTicket(await ctxOf(house, keeper), { ticketId: matter.id, words: '先关总阀', photoIds: [] });
  await expect(pocket.getByText('先关总阀')).toBeAttached();
  const moved = () => field.evaluate((element, top) => Math.abs(element.getBoundingClientRect().top - top), before);
  await expect.poll(moved).toBeLessThan(2);
});

test('a slow look for news leaves the page where it has been moved to meanwhile', async ({ house, people, enter }) => {
  const keeper = await people.housekeeper(0);
  const matter = await fileMatter(house, await people.resident(0, 55));
  const pocket = await enter('office', keeper, { phone: true });
  await pocket.goto(`/tickets/${matter.number}`);
  await expect(pocket.locator('#reply textarea')).toBeVisible();
  let begun = () => {};
  const asked = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let letGo = () => {};
  const moved = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await pocket.route(/_data=|_routes=|\.data/, async (route) => {
    begun();
    await moved;
    await route.continue();
  });
  await replyToTicket(await ctxOf(house, keeper), { ticketId: matter.id, words: '水工已在路上', photoIds: [] });
  await asked;
  await pocket.evaluate(() => window.scrollTo(0, 200));
  letGo();
  await expect(pocket.getByText('水工已在路上')).toBeAttached();
  await expect.poll(() => pocket.evaluate(() => window.scrollY)).toBeGreaterThan(150);
});
