import { isLocale, type Locale } from '@linli/i18n';
import { loadTranslator } from '@linli/i18n/client';
import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { ShellProvider } from './features/frame/shell.tsx';
import { steadyFetch } from './features/frame/steady-fetch.ts';
import { wordFiles } from './features/frame/word-files.ts';

const said = document.documentElement.lang.slice(0, 2);
const locale: Locale = isLocale(said) ? said : 'zh';

window.fetch = steadyFetch(window.fetch.bind(window));

loadTranslator(locale, wordFiles).then((t) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <ShellProvider shell={{ t }}>
          <RemixBrowser />
        </ShellProvider>
      </StrictMode>,
    );
  });
});
