import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** Flags under which Chromium runs as root, without a display, and keeps to itself. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser for e2e and screenshots: an installed Chromium, Playwright's own, or, on Debian as root, the package.
 * Undefined means: let Playwright look for its own.
 */
export function findBrowser(playwrightPath: string): string | undefined {
  const found = installed.find((path) => existsSync(path));
  if (found) return found;
  if (existsSync(playwrightPath)) return undefined;
  installOnDebian();
  return installed.find((path) => existsSync(path));
}

/** Chinese needs a font that has it, or screenshots show boxes. */
function installOnDebian(): void {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    throw new Error('No browser: install Chromium, or run "npx playwright install chromium".');
  }
  console.log('Installing Chromium with apt-get …');
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji');
}
