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

  /** Presses the step in the bar of actions. */
  async press(action: TicketAction): Promise<void> {
    await this.bar.getByRole('button', { name: this.t(`tickets:action.${action}`), exact: true }).click();
  }

  /** Two taps after opening: accept, and this one. */
  async dispatchAsSuggested(): Promise<void> {
    const to = this.t('office:dispatch.to', { name: '' }).trim();
    await this.bar.getByRole('button', { name: new RegExp(`^${to}`) }).click();
  }

  async finish(note: string, photo: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.locator('form#finish textarea[name=note]').fill(note);
    await this.page.locator('form#finish input[type=file]').setInputFiles(photo);
    await this.press('finish');
  }

  async note(words: string): Promise<void> {
    const form = this.page.locator('form', {
      has: this.page.getByRole('button', { name: this.t('office:talk.note_send') }),
    });
    await form.locator('textarea').fill(words);
    await form.getByRole('button', { name: this.t('office:talk.note_send') }).click();
  }

  async expectStatus(status: TicketStatus): Promise<void> {
    await expect(this.page.getByText(this.t(`tickets:status.${status}`), { exact: true }).first()).toBeVisible();
  }
}
