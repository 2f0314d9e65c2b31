import type { ErrorCode } from '@linli/domain/kernel';
import { languageTags } from '@linli/i18n';
import { I18nProvider } from '@linli/i18n/react';
import { isUnreachable, UiLinkProvider } from '@linli/ui';
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  type ShouldRevalidateFunction,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import css from './app.css?url';
import { AppLink } from './features/frame/app-link.tsx';
import { useNow } from './features/frame/clock.ts';
import { FailurePage, kindOf } from './features/frame/failure-page.tsx';
import { useMarkHydrated } from './features/frame/hydrated.ts';
import { MoveBar, useFocusOnMove } from './features/frame/move.tsx';
import { useTitle } from './features/frame/page-title.ts';
import { Scroll } from './features/frame/scroll.tsx';
import { useShell } from './features/frame/shell.tsx';
import { homeOf } from './features/session/home-of.ts';
import { refusedWith } from './features/session/steady-action.ts';

const defaultTimeZone = 'Asia/Shanghai';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: css },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

/** What every page needs. It must not fail: a page that says what is wrong stands on it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const home = context.actor ? await homeOf(context).catch(() => undefined) : undefined;
  return {
    now: context.now,
    signedIn: context.actor !== null,
    timeZone: home?.timeZone ?? defaultTimeZone,
    hotline: home?.hotline ?? '',
  };
}

/** Changes only by signing in or out; looking again is each page's own affair. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, actionResult }) =>
  formMethod !== undefined && formMethod !== 'GET' && refusedWith(actionResult) === undefined;

const renderedAt = new Date(0);

export function Layout({ children }: { children: ReactNode }) {
  const { locale, t, theme, largeType, nonce } = useShell();
  const data = useRouteLoaderData<typeof loader>('root');
  const now = useNow(data?.now ?? renderedAt);
  useMarkHydrated();
  const title = useTitle(t);
  return (
    <html
      lang={languageTags[locale]}
      data-theme={theme === 'system' ? undefined : theme}
      data-type={largeType ? 'large' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f6f6" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0d1416" />
        <title>{title}</title>
        <Meta />
        <Links />
      </head>
      <body>
        <UiLinkProvider link={AppLink}>
          <I18nProvider locale={locale} timeZone={data?.timeZone ?? defaultTimeZone} now={now} t={t}>
            {children}
          </I18nProvider>
        </UiLinkProvider>
        <Scroll nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  useFocusOnMove();
  return (
    <>
      <MoveBar />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>('root');
  const known = isRouteErrorResponse(error);
  const kind = known ? kindOf(error.status) : isUnreachable(error) ? 'unreachable' : 'unexpected';
  const code = known ? (error.data as { code?: ErrorCode } | null)?.code : undefined;
  return <FailurePage kind={kind} code={code} hotline={data?.hotline ?? ''} outside={!data?.signedIn} />;
}
