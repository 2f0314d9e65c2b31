import { setTimeout as sleep } from 'node:timers/promises';
import { hintChannel, room, writeHint } from '@linli/domain/kernel';
import { translator } from '@linli/i18n/server';
import { acceptTicket } from '@linli/services/tickets';
import { ctxOf, fileMatter } from '../fixtures/matters.ts';
import { expect, type House, type Person, test } from '../fixtures/test.ts';
import { layWire } from '../fixtures/wire.ts';

/** X3: a page that was away shows the present again by itself, and no change is lost on the way. */

const t = translator('zh');

const accept = async (house: House, keeper: Person, ticketId: string) =>
  acceptTicket(await ctxOf(house, keeper), { ticketId, version: 1, note: '' });

test('pages whose connection broke catch up when it is back', async ({ house, people, enter }) => {
  const [resident, keeper] = [await people.resident(0, 24), await people.housekeeper(0)];
  const ticket = await fileMatter(house, resident);
  const wires = [await layWire(house.linli.office), await layWire(house.linli.portal)] as const;
  const [toOffice, toPortal] = wires;
  const desk = await enter('office', keeper);
  const phone = await enter('portal', resident);
  await desk.goto(toOffice.through(`${house.linli.office}/tickets`));
  await phone.goto(toPortal.through(`${house.linli.portal}/tickets/${ticket.number}`));
  const line = (number: number) => desk.locator(`a[href^="/tickets/${number}"]`).first();
  await expect(line(ticket.number)).toBeVisible();
  await expect(phone.getByText(t('portal:state.submitted')).first()).toBeVisible();
  await desk.evaluate(() => Object.assign(window, { sameDocument: true }));

  for (const page of [desk, phone]) await page.context().setOffline(true);
  for (const wire of wires) await wire.cut();
  await expect(desk.getByText(t('office:offline'))).toBeVisible();
  await expect(phone.getByText(t('portal:offline.banner'))).toBeVisible();
  await accept(house, keeper, ticket.id);
  const fresh = await fileMatter(house, resident, { matter: '断网时提交的' });

  for (const wire of wires) await wire.join();
  for (const page of [desk, phone]) await page.context().setOffline(false);
  await expect(line(fresh.number)).toBeVisible({ timeout: 15_000 });
  await expect(line(ticket.number)).toContainText(t('tickets:status.accepted'));
  await expect(phone.getByText(t('portal:state.accepted')).first()).toBeVisible({ timeout: 15_000 });
  await expect(desk.getByText(t('office:offline'))).toBeHidden();
  expect(await desk.evaluate(() => 'sameDocument' in window), 'nothing was reloaded').toBe(true);
  for (const page of [desk, phone]) await page.close();
  for (const wire of wires) await wire.cut();
});

test('a change made while the listening connection is cut reaches the screens', async ({ house, people, enter }) => {
  const [resident, keeper] = [await people.resident(0, 25), await people.housekeeper(0)];
  const ticket = await fileMatter(house, resident);
  const desk = await enter('office', keeper);
  const phone = await enter('portal', resident);
  await desk.goto('/tickets');
  await phone.goto(`/tickets/${ticket.number}`);
  await expect(desk.locator(`a[href^="/tickets/${ticket.number}"]`).first()).toBeVisible();

  // The listening connection asks `select 1` now and then, to know that it lives.
  const { rowCount } = await house.db.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query in ('listen hints', 'select 1') and datname = current_database()",
  );
  expect(rowCount).toBeGreaterThan(0);
  await accept(house, keeper, ticket.id);
  const fresh = await fileMatter(house, resident, { matter: '监听断开时提交的' });
  await expect(desk.locator(`a[href^="/tickets/${fresh.number}"]`).first()).toBeVisible();
  await expect(phone.getByText(t('portal:state.accepted')).first()).toBeVisible();
});

test('a change that comes while the page is looking is looked at too', async ({ house, people, enter }) => {
  const [resident, keeper] = [await people.resident(0, 26), await people.housekeeper(0)];
  const ticket = await fileMatter(house, resident);
  const phone = await enter('portal', resident);
  await phone.goto(`/tickets/${ticket.number}`);
  await expect(phone.getByText(t('portal:state.submitted')).first()).toBeVisible();

  let looked = false;
  await phone.route(/\.data/, async (route) => {
    if (looked) return route.continue();
    looked = true;
    // The answer was read before the change, and arrives after the word of it.
    const response = await route.fetch();
    await accept(house, keeper, ticket.id);
    await sleep(1500);
    await route.fulfill({ response }).catch(() => {});
  });
  const { householdId } = await house.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
  const rooms = { portal: [room.household(householdId ?? '')], office: [] };
  const text = writeHint(rooms, { type: 'ticket', id: ticket.id, seq: 1 });
  await expect
    .poll(async () => {
      await house.db.pool.query('select pg_notify($1, $2)', [hintChannel, text]);
      return looked;
    })
    .toBe(true);
  await expect(phone.getByText(t('portal:state.accepted')).first()).toBeVisible({ timeout: 6000 });
});
