import { browserFlags, findBrowser } from '@linli/testing/browser';
import { chromium, defineConfig } from '@playwright/test';

const executablePath = findBrowser(chromium.executablePath());

export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results',
  workers: 1,
  // Journeys measure real seconds; on a busy machine one may be slow once. A second failure is a defect.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args: browserFlags, ...(executablePath && { executablePath }) },
  },
});
