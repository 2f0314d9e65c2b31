import { translator } from '@linli/i18n/server';
import { takePhoto } from '../fixtures/photos.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, type House, type Person, test } from '../fixtures/test.ts';

/** T9, P7: a finding that was closed is seen once more by somebody else; what failed is open again, and the rates say so. */

const t = translator('zh');

type Due = Person & { id: string; number: number; words: string };

/** The next re-inspection that somebody is to make. */
async function dueOf(house: House): Promise<Due> {
  const { rows } = await house.db.pool.query<Due>(
    `select r.id, t.number, t.place_text as words, a.id as "accountId", s.name
     from reinspection r join ticket t on t.id = r.ticket_id join staff s on s.id = r.inspector_id
       join account a on a.staff_id = s.id
     where r.status = 'due' and s.active order by r.next_at, r.id limit 1`,
  );
  if (!rows[0]) throw new Error('nothing to look at again');
  return rows[0];
}

for (const javaScript of [true, false]) {
  test(`what does not hold is opened again (${javaScript ? 'with' : 'without'} script)`, async ({ house, enter }) => {
    const due = await dueOf(house);
    const pocket = await enter('office', due, { phone: true, javaScript });
    await pocket.goto('/reinspections?mine=1');
    await expectNoSidewaysScroll(pocket);
    await pocket.locator(`a[href*="look=${due.id}"]`).click();
    await expect(pocket.getByRole('heading', { name: due.words }).first()).toBeVisible();
    if (javaScript) await expectAccessible(pocket);
    await expectNoSidewaysScroll(pocket);
    const save = pocket.getByRole('button', { name: t('patrols:reinspection.save') });

    // Failed without a word of what is wrong: refused beside the field, and the outcome stays.
    await pocket.locator('input[name=outcome][value=failed]').check();
    await pocket.locator('form', { has: save }).evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await save.click();
    await expect(pocket.locator('textarea[name=words][aria-invalid=true]')).toBeVisible();
    await expect(pocket.locator('input[name=outcome][value=failed]')).toBeChecked();

    await pocket.locator('textarea[name=words]').fill('灯又不亮了');
    await pocket.locator('input[type=file][name=photos]').setInputFiles(await takePhoto('复检.jpg', '#a44'));
    await save.click();
    await pocket.waitForURL(/did=failed/);
    const { status, reopenCount } = await house.db.prisma.ticket.findUniqueOrThrow({ where: { number: due.number } });
    expect(status).toBe('reopened');
    expect(reopenCount).toBeGreaterThan(0);
    expect(await house.db.prisma.reinspection.findUniqueOrThrow({ where: { id: due.id } })).toMatchObject({
      status: 'done',
      outcome: 'failed',
      words: '灯又不亮了',
    });
    await pocket.goto(`/reinspections?status=done&look=${due.id}`);
    await expect(pocket.getByText('灯又不亮了').first()).toBeVisible();
    expect(await pocket.locator('main img').count()).toBeGreaterThan(0);
  });
}

test('a rate opens exactly the tickets that it counts', async ({ people, enter }) => {
  const desk = await enter('office', await people.staff('director'));
  await desk.goto('/rates');
  await expectAccessible(desk);
  const figures = desk.locator('main a[href*="focus="]');
  const opened: string[] = [];
  for (const figure of await figures.all()) {
    const count = Number(/^\D*(\d+)\D*$/.exec((await figure.textContent()) ?? '')?.[1]);
    const href = (await figure.getAttribute('href')) ?? '';
    // More than a page is counted by pages; each link once.
    if (!(count > 0 && count <= 50) || opened.includes(href) || opened.length === 4) continue;
    opened.push(href);
    const list = await desk.context().newPage();
    await list.goto(href);
    await expect(list.locator('[data-rows] a[href^="/tickets/"]')).toHaveCount(count);
    await list.close();
  }
  expect(opened.length).toBeGreaterThan(1);
});
