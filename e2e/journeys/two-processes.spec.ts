import { translator } from '@linli/i18n/server';
import { startLinli } from '../fixtures/linli.ts';
import { fileMatter } from '../fixtures/matters.ts';
import { expect, test } from '../fixtures/test.ts';
import { OfficeTicket } from '../pages/office-ticket.ts';

/** X1: two server processes on one database show each other's changes within a second. */
test('what one process is told, the screens of the other show', async ({ house, people, enter }) => {
  const t = translator('zh');
  const other = await startLinli({ databaseUrl: house.databaseUrl, dataDir: house.dataDir });
  try {
    const resident = await people.resident(0, 27);
    const ticket = await fileMatter(house, resident);
    const here = await enter('office', await people.housekeeper(0));
    const there = await enter('office', await people.staff('director'));
    const phone = await enter('portal', resident);
    await there.goto(`${other.office}/tickets`);
    await phone.goto(`${other.portal}/tickets/${ticket.number}`);
    await new OfficeTicket(here, t).open(ticket.number);
    const line = there.locator(`a[href^="/tickets/${ticket.number}"]`).first();
    await expect(line).toContainText(t('tickets:status.submitted'));
    await Promise.all([there, phone].map((page) => page.waitForLoadState('networkidle')));

    await here
      .getByRole('button', { name: t('tickets:action.accept'), exact: true })
      .first()
      .click();
    await new OfficeTicket(here, t).expectStatus('accepted');
    await expect(line).toContainText(t('tickets:status.accepted'), { timeout: 1000 });
    await expect(phone.getByText(t('portal:state.accepted')).first()).toBeVisible({ timeout: 1000 });

    // And back: said in the other process, heard in this one.
    await phone.getByText(t('portal:reply.title')).click();
    await phone.locator('#reply-words').fill('另一个进程说的话');
    await phone.getByRole('button', { name: t('common:send'), exact: true }).click();
    await expect(phone.getByText(t('portal:did.reply')).last()).toBeVisible();
    await expect(here.getByText('另一个进程说的话').first()).toBeVisible({ timeout: 1000 });
  } finally {
    await other.stop();
  }
});
