import { type Locale, languageTags } from '@linli/i18n';
import { I18nProvider } from '@linli/i18n/react';
import { UiLinkProvider } from '@linli/ui';
import { isLargeType, localeOf, themeOf } from '@linli/ui/preferences';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import css from './app.css?url';
import { ErrorPage } from './features/access/error-page.tsx';
import { RouterLink } from './features/frame/router-link.tsx';
import { Scroll } from './features/frame/scroll.tsx';
import { useShell } from './features/frame/shell.tsx';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: css },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = () => [{ title: 'Linli 邻里' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  return {
    locale: localeOf(request),
    theme: themeOf(request),
    large: isLargeType(request),
    now: context.now,
  };
}

/** Language and theme change by a whole new page. */
export const shouldRevalidate = () => false;

type Preferences = { locale: Locale; theme: string; large: boolean; now: Date };

export function Layout({ children }: { children: ReactNode }) {
  const chosen = useRouteLoaderData('root') as Preferences | undefined;
  const locale = chosen?.locale ?? 'zh';
  const { t, nonce } = useShell();
  return (
    <html
      lang={languageTags[locale]}
      data-theme={chosen?.theme === 'system' ? undefined : chosen?.theme}
      data-type={chosen?.large ? 'large' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <meta name="theme-color" content="#0b5c68" />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nProvider locale={locale} timeZone="Asia/Shanghai" now={chosen?.now} t={t}>
          <UiLinkProvider link={RouterLink}>{children}</UiLinkProvider>
        </I18nProvider>
        <Scroll nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
