import type { CategoryCode, TicketKind } from '@linli/domain/tickets';
import type { Translate } from '@linli/i18n';
import { expect, type Page } from '@playwright/test';

/** A photo that a test makes. */
export type Upload = { name: string; mimeType: string; buffer: Buffer };

/** The portal's form, with script (one question at a time) or without (one page). */
export class ReportPage {
  constructor(
    private readonly page: Page,
    private readonly t: Translate,
  ) {}

  async open(kind = 'repair'): Promise<void> {
    await this.page.goto(`/report?kind=${kind}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  private async onwards(): Promise<void> {
    const next = this.page.getByRole('button', { name: this.t('common:next') }).filter({ visible: true });
    if ((await next.count()) > 0) await next.click();
  }

  /** What one wants to say, where it is not a repair. */
  async kind(kind: TicketKind): Promise<void> {
    await this.page.locator(`input[name=kind][value="${kind}"]`).check();
    const next = this.page.locator('input[name=category]').first();
    // As below: a tap before the script came is an answer, but does not go on by itself.
    await next.waitFor({ timeout: 1500 }).catch(() => {});
    await expect(async () => {
      // Of this question alone: it may go on by itself in this very moment.
      const button = this.page.locator('#q-kind').getByRole('button').filter({ visible: true });
      if (!(await next.isVisible())) await button.click({ timeout: 500 }).catch(() => {});
      await expect(next).toBeVisible({ timeout: 1500 });
    }).toPass({ intervals: [1500] });
  }

  async category(category: CategoryCode): Promise<void> {
    await this.page.locator(`input[name=category][value="${category}"]`).check();
    // A tap is the answer and the next question comes by itself, unless the tap came before the script did.
    const where = this.page.locator('input[name=area][value=private]');
    await where.waitFor({ timeout: 1500 }).catch(() => {});
    await expect(async () => {
      if (!(await where.isVisible())) {
        const question = this.page.locator('#q-category');
        // What was not sent the last time may have come back with the question it stood at.
        const step = (await question.isVisible())
          ? question.getByRole('button')
          : this.page.getByRole('link', { name: this.t('common:back') });
        await step.click({ timeout: 500 }).catch(() => {});
      }
      await expect(where).toBeVisible({ timeout: 1500 });
    }).toPass({ intervals: [1500] });
  }

  async home(): Promise<void> {
    await this.page.locator('input[name=area][value=private]').check();
    await this.onwards();
  }

  /** Goes past the place as it stands. */
  async anywhere(): Promise<void> {
    await this.onwards();
  }

  async matter(words: string, photos: Upload[] = []): Promise<void> {
    await this.page.locator('textarea[name=matter]').fill(words);
    if (photos.length > 0) await this.page.locator('input[type=file][name=photos]').setInputFiles(photos);
  }

  async send(): Promise<void> {
    const name = this.t('portal:report.send');
    await this.page
      .getByRole('button', { name: new RegExp(`^(${name}|${this.t('portal:report.send_voice')})$`) })
      .click();
  }

  /** The number that the resident is told. */
  async receipt(): Promise<number> {
    await this.page.waitForURL(/\/tickets\/\d+/);
    return Number(/\/tickets\/(\d+)/.exec(this.page.url())?.[1]);
  }
}
