import { translator } from '@linli/i18n/server';
import { acceptTicket } from '@linli/services/tickets';
import { ctxOf, fileMatter } from '../fixtures/matters.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../fixtures/test.ts';
import { OfficeTicket } from '../pages/office-ticket.ts';

/** T7: somebody of the next zone is sent; its housekeeper is told, and may keep them until work begins, with a reason. */
const t = translator('zh');

test('the next zone is asked for somebody, and keeps them with a reason', async ({ house, people, enter }) => {
  const keeper = await people.housekeeper(0);
  const lender = await people.housekeeper(1);
  const matter = await fileMatter(house, await people.resident(0, 60));
  await acceptTicket(await ctxOf(house, keeper), { ticketId: matter.id, version: 1, note: '' });
  const pocket = await enter('office', lender, { phone: true });
  await pocket.goto('/');

  const desk = await enter('office', keeper);
  await desk.goto(`/tickets/${matter.number}?do=dispatch`);
  const sheet = desk.getByRole('dialog');
  const lent = sheet.locator('details', { hasText: t('office:help.legend') });
  if (!(await lent.getAttribute('open').then((open) => open !== null))) await lent.locator('summary').click();
  await expectAccessible(desk);
  // Of the zones around it is that of the lender who watches.
  const { rows } = await house.db.pool.query<{ id: string }>(
    `select staff_id as id from zone_staff group by staff_id having array_agg(zone_id) = array[$1::uuid]`,
    [lender.zoneId],
  );
  const lenders = new Set(rows.map(({ id }) => id));
  const offered = await lent
    .locator('input[name=assigneeId]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
  const asked = offered.find((id) => lenders.has(id));
  await lent.locator(`input[name=assigneeId][value="${asked}"]`).check();
  await sheet.locator('input[name=note]').fill('水一直在流');
  await sheet.getByRole('button', { name: t('tickets:action.dispatch'), exact: true }).click();
  await new OfficeTicket(desk, t).expectStatus('dispatched');

  // X3: the lender sees it without a reload, with the words, and answers with one hand.
  await pocket.locator(`a[href*="focus=lent"]`).first().click();
  await pocket.locator(`a[href^="/tickets/${matter.number}"]`).first().click();
  await expect(pocket.getByText('水一直在流').first()).toBeVisible();
  await expectAccessible(pocket);
  await expectNoSidewaysScroll(pocket);
  const keep = t('tickets:action.decline_help');
  await pocket.getByRole('link', { name: keep, exact: true }).click();
  const answer = pocket.getByRole('dialog');
  await answer.locator('textarea[name=note], input[name=note]').fill('今天本片区停水，走不开');
  await answer.getByRole('button', { name: keep, exact: true }).click();

  await new OfficeTicket(desk, t).expectStatus('accepted');
  await expect(desk.getByText('今天本片区停水，走不开').first()).toBeVisible();
});
