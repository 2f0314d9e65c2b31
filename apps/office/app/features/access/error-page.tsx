import { isRouteErrorResponse } from '@remix-run/react';
import type { Expired } from '../forms/answer.ts';
import { BarePage } from '../frame/bare-page.tsx';
import { ErrorScreen } from '../frame/error-screen.tsx';
import { ExpiredForm } from './expired-form.tsx';

/** A form whose session had ended, as `answer` threw it. */
export function expiredOf(error: unknown): Expired | undefined {
  if (!isRouteErrorResponse(error) || error.status !== 401) return undefined;
  const data = error.data as Partial<Expired> | null;
  return data?.expired ? { expired: data.expired, accounts: data.accounts ?? [] } : undefined;
}

/** Something is wrong with the whole page. */
export function ErrorPage({ error }: { error: unknown }) {
  const expired = expiredOf(error);
  return (
    <BarePage>
      {expired ? <ExpiredForm kept={expired.expired} accounts={expired.accounts} /> : <ErrorScreen error={error} />}
    </BarePage>
  );
}
