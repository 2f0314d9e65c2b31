import { I18nProvider, useLocale } from '@linli/i18n/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteError } from '@remix-run/react';
import { ErrorPage, expiredOf } from '../features/access/error-page.tsx';
import { requireStaff, through } from '../features/access/guard.ts';
import { ErrorScreen } from '../features/frame/error-screen.tsx';
import { OfficeFrame } from '../features/frame/office-frame.tsx';
import { useShell } from '../features/frame/shell.tsx';
import { useNow } from '../features/frame/use-now.ts';
import { type OfficeData, useOfficeIfThere } from '../features/frame/use-office.ts';

/** Around every page of somebody signed in: who they are, and the counters of the way around. */
export async function loader(args: LoaderFunctionArgs): Promise<OfficeData> {
  requireStaff(args);
  const { api, now } = args.context;
  const [me, counts, categories] = await through(
    args,
    Promise.all([api.people.me(), api.tickets.counts(), api.categories.names()]),
  );
  return { me, counts, categories, now };
}

export default function Office() {
  const office = useLoaderData<typeof loader>();
  return (
    <Inside office={office}>
      <Outlet />
    </Inside>
  );
}

function Inside({ office, children }: { office: OfficeData; children: React.ReactNode }) {
  const now = useNow(office.now);
  return (
    <I18nProvider locale={useLocale()} timeZone={office.me.timeZone} now={now} t={useShell().t}>
      <OfficeFrame office={office}>{children}</OfficeFrame>
    </I18nProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const office = useOfficeIfThere();
  if (!office || expiredOf(error)) return <ErrorPage error={error} />;
  return (
    <Inside office={office}>
      <ErrorScreen error={error} />
    </Inside>
  );
}
