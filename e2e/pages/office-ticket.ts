import type { TicketAction, TicketStatus } from '@linli/domain/tickets';
import type { Translate } from '@linli/i18n';
import { expect, type Locator, type Page } from '@playwright/test';

/** A ticket as staff see it, alone on the phone or beside the list. */
export class OfficeTicket {
  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {}

  async open(number: number): Promise<void> {
    await this.page.goto(`/tickets/${number}`);
    await expect(this.page.getByRole('heading', { name: new RegExp(String(number)) }).first()).toBeVisible();
  }

  private get bar(): Locator {
    return this.page
      .getByRole('group', { name: this.t('office:detail.actions') })
      .or(this.page.getByRole('toolbar', { name: this.t('office:detail.actions') }));
  }

  /**
   * Presses a step until the ticket stands where it leads, or the page shows what it leads to. A bar that has just changed under the thumb swallows a press;
   * people press again, and so does this.
   */
  async act(action: TicketAction, leadsTo: TicketStatus | TicketAction | Locator): Promise<void> {
    const button = this.bar.getByRole('button', { name: this.t(`tickets:action.${action}`), exact: true });
    await this.insist(button, typeof leadsTo === 'string' ? this.reached(leadsTo) : leadsTo);
  }

  /**
   * Two taps after opening: accept, and this one. At night nobody of the trade may be on duty: then nobody is suggested,
   * and the first of the list is chosen.
   */
  async dispatch(): Promise<void> {
    const tap = this.bar.getByRole('button', {
      name: new RegExp(`^${this.t('office:dispatch.to', { name: '' }).trim()}`),
    });
    const word = this.t('tickets:action.dispatch');
    const choose = this.bar.getByRole('link', { name: word, exact: true });
    await expect(tap.or(choose).first()).toBeVisible();
    if (await tap.isVisible()) return await this.insist(tap, this.reached('dispatched'));
    const sheet = this.page.getByRole('dialog');
    await this.insist(choose, sheet);
    await sheet.locator('input[name=assigneeId]').first().check();
    await sheet.getByRole('button', { name: word, exact: true }).click();
    await expect(this.reached('dispatched')).toBeVisible();
  }

  async finish(note: string, photo: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.locator('form#finish textarea[name=note]').fill(note);
    await this.page.locator('form#finish input[type=file]').setInputFiles(photo);
    const word = this.t('tickets:action.finish');
    const send = this.page.locator('form#finish').getByRole('button', { name: word, exact: true });
    await this.insist(send, this.reached('done'));
  }

  /** A step of the row beside the likely one that asks for a sentence first. */
  async settle(note: string): Promise<void> {
    const word = this.t('tickets:action.settle');
    const sheet = this.page.getByRole('dialog');
    await this.insist(this.bar.getByRole('link', { name: word, exact: true }), sheet);
    await sheet.locator('textarea[name=note]').fill(note);
    await sheet.getByRole('button', { name: word, exact: true }).click();
    await this.expectStatus('done');
  }

  private async insist(button: Locator, reached: Locator): Promise<void> {
    await expect(async () => {
      if (!(await reached.isVisible())) await button.click({ timeout: 2000 });
      await expect(reached).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
  }

  /** The status in words, or the next step where the state stays. */
  private reached(what: TicketStatus | TicketAction): Locator {
    return what === 'arrive'
      ? this.bar.getByRole('button', { name: this.t('tickets:action.arrive'), exact: true })
      : this.statusOf(what as TicketStatus);
  }

  private statusOf(status: TicketStatus): Locator {
    return this.page
      .locator('main, [role=main]')
      .getByText(this.t(`tickets:status.${status}`), { exact: true })
      .first();
  }

  async note(words: string): Promise<void> {
    const form = this.page.locator('form', {
      has: this.page.getByRole('button', { name: this.t('office:talk.note_send') }),
    });
    await form.locator('textarea').fill(words);
    await form.getByRole('button', { name: this.t('office:talk.note_send') }).click();
  }

  async expectStatus(status: TicketStatus): Promise<void> {
    await expect(this.statusOf(status)).toBeVisible();
  }
}
