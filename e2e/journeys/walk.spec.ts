import { translator } from '@linli/i18n/server';
import { takePhoto } from '../fixtures/photos.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, type House, test } from '../fixtures/test.ts';
import { OfficeTicket } from '../pages/office-ticket.ts';

/** P2, P4, T1: who walks signs in at a spot by its QR and reports what is broken, with script and without. */

const t = translator('zh');

const filed = (house: House, number: number) =>
  house.db.prisma.ticket.findUniqueOrThrow({ where: { number }, include: { photos: true, patrolSignIn: true } });

const numberOf = (url: string) => Number(/\/tickets\/(\d+)/.exec(url)?.[1]);

for (const [index, javaScript] of [true, false].entries()) {
  const how = javaScript ? 'with script' : 'without script';

  test(`a walk: sign-in, a finding with a photo, the housekeeper sees it (${how})`, async ({
    house,
    people,
    enter,
  }) => {
    const walker = await people.staff(javaScript ? 'cleaner' : 'order_guard');
    const spot = await people.spot(walker.zoneId, index);
    const desk = await enter('office', await people.housekeeperOf(walker.zoneId));
    await desk.goto('/tickets');
    await expect(desk.locator('a[href^="/tickets/"]').first()).toBeVisible();

    const pocket = await enter('office', walker, { phone: true, javaScript });
    if (spot.lat !== null && spot.lng !== null) {
      await pocket.context().grantPermissions(['geolocation']);
      await pocket.context().setGeolocation({ latitude: spot.lat, longitude: spot.lng, accuracy: 5 });
    }
    await pocket.goto(`/s/${spot.code}`);
    if (javaScript) await expectAccessible(pocket);
    await expectNoSidewaysScroll(pocket);
    await pocket.getByRole('button', { name: t('office:spot.sign_in') }).click();
    await pocket.waitForURL(/signIn=/);
    await expect(pocket.getByText(t('office:spot.signed_in', { when: '' }).trim()).first()).toBeVisible();
    const signIn = new URL(pocket.url()).searchParams.get('signIn') ?? '';

    await pocket.getByRole('link', { name: t('office:spot.found') }).click();
    await pocket.locator('input[type=file][name=photos]').setInputFiles(await takePhoto('坏灯.jpg', '#432'));
    await pocket.locator('input[name=category][value=engineering]').check();
    await pocket.locator('textarea[name=matter]').fill('路灯不亮');
    // At the end of the page the bar of the step lies over nothing.
    if (javaScript) {
      await pocket.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await expectAccessible(pocket);
    }
    await expectNoSidewaysScroll(pocket);
    await pocket.getByRole('button', { name: t('office:finding.send') }).click();
    await pocket.waitForURL(/\/tickets\/\d+/);
    const number = numberOf(pocket.url());

    // T1: in the same list, within a second, without a reload.
    await expect(desk.locator(`a[href^="/tickets/${number}"]`).first()).toBeVisible({ timeout: 1000 });
    await expect(pocket.getByText(t('office:detail.registered')).first()).toBeVisible();
    const found = await filed(house, number);
    expect(found).toMatchObject({
      source: 'patrol',
      kind: 'patrol',
      status: 'submitted',
      zoneId: walker.zoneId,
      spotId: spot.id,
      firstResponsibleId: walker.staffId,
      patrolSignInId: signIn,
      matter: '路灯不亮',
    });
    expect(found.photos).toHaveLength(1);
    expect(found.patrolSignIn).toMatchObject({ staffId: walker.staffId, spotId: spot.id });
    if (javaScript && spot.lat !== null) expect(found.patrolSignIn?.distanceM).toBe(0);
    expect(found.replyDueAt.getTime()).toBeGreaterThan(Date.now());

    // The same steps; T5: the finder stays the first-responsible person.
    const ticket = new OfficeTicket(desk, t);
    await ticket.open(number);
    await ticket.act('accept', 'accepted');
    expect((await filed(house, number)).firstResponsibleId).toBe(walker.staffId);
  });

  test(`a finding solved on the spot waits for its check alone (${how})`, async ({ house, people, enter }) => {
    const walker = await people.staff(javaScript ? 'cleaner' : 'order_guard');
    const spot = await people.spot(walker.zoneId, 2 + index);
    const pocket = await enter('office', walker, { phone: true, javaScript });
    await pocket.goto(`/s/${spot.code}/finding`);
    await pocket.locator('input[type=file][name=photos]').setInputFiles(await takePhoto('已清理.jpg', '#8a8'));
    await pocket.locator('input[name=category][value=cleaning]').check();
    await pocket.locator('input[name=solved]').check();
    await pocket.locator('input[name=solvedNote]').fill('落叶已扫净');
    await pocket.getByRole('button', { name: t('office:finding.send') }).click();
    await pocket.waitForURL(/\/tickets\/\d+/);
    const number = numberOf(pocket.url());
    expect(await filed(house, number)).toMatchObject({
      status: 'done',
      source: 'patrol',
      firstResponsibleId: walker.staffId,
    });
    const desk = await enter('office', await people.housekeeperOf(walker.zoneId));
    const ticket = new OfficeTicket(desk, t);
    await ticket.open(number);
    await expect(desk.getByText('落叶已扫净').first()).toBeVisible();
    // T9: nobody is there to ask.
    await ticket.act('verify', 'closed');
  });
}

test('a spot that is not there says so and offers a way on', async ({ people, enter }) => {
  const pocket = await enter('office', await people.staff('cleaner'), { phone: true });
  for (const code of ['nosuchspot', 'nope', '点位']) {
    const answer = await pocket.goto(`/s/${code}`);
    expect(answer?.status()).toBe(404);
    await expect(pocket.getByText(t('errors:spot.not_found'))).toBeVisible();
  }
  await expectAccessible(pocket);
});
