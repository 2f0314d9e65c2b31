import { isLocale, type Locale } from '@linli/i18n';
import { loadTranslator } from '@linli/i18n/client';
import { asTheme } from '@linli/ui/preferences';
import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { ShellProvider } from './features/frame/shell.tsx';
import { wordFiles } from './features/frame/word-files.ts';

const { lang, dataset } = document.documentElement;
const said = lang.slice(0, 2);
const locale: Locale = isLocale(said) ? said : 'zh';

loadTranslator(locale, wordFiles).then((t) => {
  const shell = { locale, t, theme: asTheme(dataset.theme), largeType: dataset.type === 'large', nonce: undefined };
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <ShellProvider shell={shell}>
          <RemixBrowser />
        </ShellProvider>
      </StrictMode>,
    );
  });
});

// Only a page that says "no network"; nothing of a person is ever kept there.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => {}));
}
