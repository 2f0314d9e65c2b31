import { setTimeout as sleep } from 'node:timers/promises';
import { translator } from '@linli/i18n/server';
import { listDemoAccounts } from '@linli/services/people';
import { replyToTicket } from '@linli/services/tickets';
import { cookieOf } from '../fixtures/cookies.ts';
import { ctxOf, fileMatter } from '../fixtures/matters.ts';
import { takePhoto } from '../fixtures/photos.ts';
import { expect, expectAccessible, type House, test } from '../fixtures/test.ts';
import { OfficeTicket } from '../pages/office-ticket.ts';
import { ReportPage, type Upload } from '../pages/report-page.ts';

/** What goes wrong between people and forms: each time it is said clearly, and nothing typed is lost. */

const t = translator('zh');

const bySubmission = (house: House, submissionKey: string) =>
  house.db.prisma.ticket.findMany({ where: { submissionKey }, select: { number: true } });

test('a form that is sent several times at once is one ticket, and every answer names it', async ({
  house,
  people,
}) => {
  const cookie = await cookieOf(house, await people.resident(0, 30), 'portal');
  const submissionKey = crypto.randomUUID();
  const send = async () => {
    const body = new FormData();
    const fields = {
      submissionKey,
      kind: 'repair',
      category: 'engineering.plumbing',
      area: 'private',
      matter: '重复提交',
    };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const answer = await fetch(`${house.linli.portal}/report?kind=repair`, {
      method: 'POST',
      headers: { cookie },
      body,
      redirect: 'manual',
    });
    return `${answer.status} ${answer.headers.get('location')?.split('?')[0]}`;
  };
  const answers = await Promise.all([send(), send(), send(), send(), send()]);
  const tickets = await bySubmission(house, submissionKey);
  expect(tickets).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set([`302 /tickets/${tickets[0]?.number}`]));
});

test('a step that somebody else was faster with is refused, and the new state shown', async ({
  house,
  people,
  enter,
}) => {
  const keeper = await people.housekeeper(0);
  const { number } = await fileMatter(house, await people.resident(0, 31));
  // A window that hears nothing: the screen of somebody who looked away.
  const slow = await enter('office', keeper, { javaScript: false });
  await slow.goto(`/tickets/${number}?do=settle`);
  await slow.getByRole('dialog').locator('textarea[name=note]').fill('我已经当面答复了住户');

  const fast = new OfficeTicket(await enter('office', keeper), t);
  await fast.open(number);
  await fast.act('accept', 'accepted');
  await fast.settle('同事先答复了');

  const answered = slow.waitForResponse((response) => response.request().method() === 'POST');
  await slow
    .getByRole('dialog')
    .getByRole('button', { name: t('tickets:action.settle') })
    .click();
  expect((await answered).status()).toBe(409);
  await expect(slow.getByText(t('tickets:status.done'), { exact: true }).first()).toBeVisible();
  await expect(slow.getByText('我已经当面答复了住户').first()).toBeVisible();
  const ticket = await house.db.prisma.ticket.findUniqueOrThrow({ where: { number }, include: { events: true } });
  expect(ticket.events.map(({ note }) => note)).not.toContain('我已经当面答复了住户');
});

test('an open sheet does not pass over what came in behind it: it is said first, and the next press counts', async ({
  house,
  people,
  enter,
}) => {
  const keeper = await people.housekeeper(0);
  const { number } = await fileMatter(house, await people.resident(0, 33));
  const page = await enter('office', keeper);
  await page.goto(`/tickets/${number}?do=settle`);
  const sheet = page.getByRole('dialog');
  await sheet.locator('textarea[name=note]').fill('我当面答复了');

  const colleague = new OfficeTicket(await enter('office', keeper), t);
  await colleague.open(number);
  await colleague.act('accept', 'accepted');
  await expect(page.getByText(t('tickets:status.accepted'), { exact: true }).first()).toBeAttached();

  const send = async () => {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await sheet.getByRole('button', { name: t('tickets:action.settle') }).click();
    return (await answered).status();
  };
  expect(await send()).toBe(409);
  await expect(sheet.locator('textarea[name=note]')).toHaveValue('我当面答复了');
  expect(await send()).toBeLessThan(400);
  await expect(sheet).toBeHidden();
});

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with script' : 'without script';

  test(`a session that ends in the middle of typing costs nothing typed (${how})`, async ({ house, people, enter }) => {
    const resident = await people.resident(0, 32);
    const matter = `登录失效前写的 ${how}`;
    const page = await enter('portal', resident, { javaScript });
    const report = new ReportPage(page, t);
    await report.open();
    await report.category('engineering.plumbing');
    await report.home();
    await report.matter(matter);
    await house.db.pool.query('delete from session where account_id = $1', [resident.accountId]);
    await report.send();
    await expect(page.getByText(t('portal:ended.title')).first()).toBeVisible();
    await expect(page.locator('textarea[name=matter]')).toHaveValue(matter);
    if (javaScript) await expectAccessible(page);
    expect(await house.db.prisma.ticket.count({ where: { matter } })).toBe(0);

    await page.locator('button[name=accountId]').first().click();
    await expect(page.getByText(t('portal:ended.back_title')).first()).toBeVisible();
    await expect(page.locator('textarea[name=matter]')).toHaveValue(matter);
    await expect(page.locator('input[name=category][value="engineering.plumbing"]')).toBeChecked();
    await report.send();
    const number = await report.receipt();
    const filed = await house.db.prisma.ticket.findUniqueOrThrow({ where: { number } });
    expect(filed).toMatchObject({ matter, category: 'engineering.plumbing' });
  });

  test(`too long, a HEIC, too many photos: each has its own words (${how})`, async ({ people, enter }) => {
    const page = await enter('portal', await people.resident(0, 33), { javaScript });
    const report = new ReportPage(page, t);
    const fill = async (matter: string, photos: Upload[] = []) => {
      await report.open();
      await report.category('engineering.plumbing');
      await report.home();
      await report.matter(matter, photos);
      await report.send();
    };
    const emoji = '😀'.repeat(10_000);
    await fill(emoji);
    await expect(page.locator('#matter-error')).toContainText(t('errors:field.too_long'));
    await expect(page.locator('textarea[name=matter]')).toHaveValue(emoji);

    const ftyp = Buffer.from([0, 0, 0, 24]);
    const heic = {
      name: '苹果.heic',
      mimeType: 'image/heic',
      buffer: Buffer.concat([ftyp, Buffer.from('ftypheic\0\0\0\0mif1heic')]),
    };
    await fill('苹果手机拍的', [heic]);
    await expect(page.getByText(t('errors:photo.heic')).first()).toBeVisible();
    await expect(page.getByText('苹果.heic').first()).toBeVisible();
    await expect(page.locator('textarea[name=matter]')).toHaveValue('苹果手机拍的');

    const ten = await Promise.all(Array.from({ length: 10 }, (_, i) => takePhoto(`${i}.jpg`, `#${i}${i}${i}`)));
    await fill('拍了十张', ten);
    await expect(page.getByText(t('errors:photo.too_many')).first()).toBeVisible();
    await expect(page.locator('textarea[name=matter]')).toHaveValue('拍了十张');
  });
}

test('a refused form outlives signing in again, and a change that comes in by itself', async ({
  house,
  people,
  enter,
}) => {
  const [resident] = await listDemoAccounts(house.db, 'portal');
  if (!resident) throw new Error('nobody can sign in again by a tap');
  const ticket = await fileMatter(house, resident);
  const { zoneId } = await house.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
  const keeper = await people.housekeeperOf(zoneId ?? '');
  const page = await enter('portal', resident);
  await page.goto(`/tickets/${ticket.number}`);
  const drawer = page.locator('details', { hasText: t('portal:reply.title') });
  const words = drawer.locator('textarea[name=words]');
  const photos = drawer.locator('input[name=photoIds]');
  const send = drawer.getByRole('button', { name: t('common:send'), exact: true });
  const staffReplies = async (reply: string) => {
    await replyToTicket(await ctxOf(house, keeper), { ticketId: ticket.id, words: reply, photoIds: [] });
    await expect(page.getByText(reply)).toBeVisible();
  };
  await drawer.locator('summary').click();
  await drawer.locator('input[type=file]').setInputFiles([await takePhoto('leak.jpg')]);
  await send.click();
  await expect(drawer.locator('#reply-words-error')).toBeVisible();
  await staffReplies('师傅下午到');
  await expect(drawer.locator('#reply-words-error')).toBeVisible();
  await expect(photos).toHaveCount(1);

  await words.fill('水槽下面还在滴');
  await house.db.pool.query('delete from session where account_id = $1', [resident.accountId]);
  await send.click();
  await expect(drawer.getByText(t('portal:ended.title'))).toBeVisible();
  await drawer.locator(`button[value="${resident.accountId}"]`).click();
  await expect(drawer.getByText(t('portal:ended.back_title'))).toBeVisible();
  // The page's first look by itself, once its connection stands.
  await sleep(2000);
  await expect(drawer.getByText(t('portal:ended.back_title'))).toBeVisible();
  await expect(words).toHaveValue('水槽下面还在滴');
  await expect(photos).toHaveCount(1);
});

test('a report that does not arrive says so at its button; question, words and photos stay, also over a look elsewhere', async ({
  people,
  enter,
}) => {
  const page = await enter('portal', await people.resident(0, 36));
  await page.goto('/');
  await page.locator('a[href="/report?kind=repair"]').first().click();
  const report = new ReportPage(page, t);
  await report.category('engineering.plumbing');
  await expect(page.getByText(t('portal:report.where'))).toBeFocused();
  await report.home();
  await report.matter('断线时写的', [await takePhoto('leak.jpg')]);

  await page.route('**/report**', (route) =>
    route.request().method() === 'POST' ? route.abort('failed') : route.continue(),
  );
  await report.send();
  await expect(page.getByText(t('portal:offline.unsent_title'))).toBeInViewport();
  await expect(page.locator('#q-category')).toBeHidden();
  await expect(page.locator('textarea[name=matter]')).toHaveValue('断线时写的');
  await page.unroute('**/report**');

  // The arrow is the question before; another place and back brings everything again.
  await page.getByRole('link', { name: t('common:back') }).click();
  await expect(page.locator('input[name=area][value=private]')).toBeVisible();
  await page.getByRole('link', { name: t('portal:nav.housekeeper') }).click();
  await expect(page).toHaveTitle(new RegExp(t('zones:my_housekeeper')));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('link', { name: t('portal:nav.home') }).click();
  await page.locator('a[href="/report?kind=repair"]').first().click();
  await expect(page.getByText(t('portal:report.restored_all'))).toBeVisible();
  await expect(page.locator('input[name=area][value=private]')).toBeVisible();
  await report.home();
  await expect(page.locator('textarea[name=matter]')).toHaveValue('断线时写的');
  await expect(page.getByRole('img', { name: 'leak.jpg' })).toBeVisible();
  await report.send();
  await report.receipt();
  await expect(page.locator('main')).toContainText(
    t('portal:receipt.title', { number: Number(/\d+$/.exec(page.url().split('?')[0] ?? '')?.[0]) }),
  );
});

test('what is not there has a page that says so and leads on', async ({ people, enter }) => {
  const phone = await enter('portal', await people.resident(0, 34));
  const desk = await enter('office', await people.housekeeper(0));
  for (const [page, path] of [
    [phone, '/tickets/999999'],
    [phone, '/tickets/abc'],
    [phone, '/nowhere'],
    [desk, '/tickets/999999'],
    [desk, '/nowhere'],
  ] as const) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.locator('main a, [role=main] a').first()).toBeVisible();
    await expectAccessible(page);
  }
});
