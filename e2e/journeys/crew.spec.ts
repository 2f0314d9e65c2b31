import { translator } from '@linli/i18n/server';
import { acceptTicket } from '@linli/services/tickets';
import { ctxOf, fileMatter } from '../fixtures/matters.ts';
import { expect, expectNoSidewaysScroll, type Person, test } from '../fixtures/test.ts';
import { OfficeTicket } from '../pages/office-ticket.ts';

/** T7: two are sent together; the companion is there first, the one who leads says yes, comes, and finishes without a photo. */
const t = translator('zh');

test('a crew of two sees its order, arrives one by one, and the one who leads finishes it', async ({
  house,
  people,
  enter,
}) => {
  const keeper = await people.housekeeper(0);
  const matter = await fileMatter(house, await people.resident(0, 61));
  await acceptTicket(await ctxOf(house, keeper), { ticketId: matter.id, version: 1, note: '' });
  const desk = await enter('office', keeper);
  await desk.goto(`/tickets/${matter.number}?do=dispatch`);
  const sheet = desk.getByRole('dialog');
  const offered = sheet.locator('input[type=radio][name=assigneeId]');
  const [lead = '', along = ''] = await offered.evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
  await offered.first().check();
  await sheet.locator('summary', { hasText: t('tickets:field.companionIds') }).click();
  await sheet.locator(`input[name="companion.${along}"]`).check();
  await sheet.getByRole('button', { name: t('tickets:action.dispatch'), exact: true }).click();
  const atDesk = new OfficeTicket(desk, t);
  await atDesk.expectStatus('dispatched');

  const personOf = async (staffId: string): Promise<Person> => {
    const { rows } = await house.db.pool.query<Person>(
      `select a.id as "accountId", s.name from account a join staff s on s.id = a.staff_id where s.id = $1`,
      [staffId],
    );
    if (!rows[0]) throw new Error('nobody');
    return rows[0];
  };
  const open = async (staffId: string) => {
    const page = await enter('office', await personOf(staffId), { phone: true });
    const job = new OfficeTicket(page, t);
    await job.open(matter.number);
    await expectNoSidewaysScroll(page);
    return { page, job };
  };
  const second = await open(along);
  await second.job.act('arrive', 'under_way');
  // X3: the desk sees that work has begun, without a reload.
  await atDesk.expectStatus('under_way');

  const first = await open(lead);
  await first.job.act('take', 'arrive');
  const finish = first.page.locator('form#finish');
  await first.job.act('arrive', finish);
  await finish.locator('textarea[name=note]').fill('两人一起换好了');
  // What has just come up swallows a tap that meant something else.
  await expect(() => finish.locator('input[name=noPhoto]').check({ timeout: 1000 })).toPass({ timeout: 10_000 });
  await finish.getByRole('button', { name: t('tickets:action.finish'), exact: true }).click();
  await first.job.expectStatus('done');
  await expect(desk.getByText('两人一起换好了').first()).toBeVisible();
});
