import { readFailure } from '@linli/domain/kernel';
import { useLocale, useT } from '@linli/i18n/react';
import { Avatar, Card, EmptyState, Icon, Notice } from '@linli/ui';
import { safeTo } from '@linli/ui/addresses';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { ChevronRight, KeyRound } from 'lucide';
import { LanguageSwitch } from '../features/frame/language-switch.tsx';
import type { Titled } from '../features/frame/page-title.ts';
import { PortalPage } from '../features/frame/portal-page.tsx';
import { paths } from '../paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = safeTo(new URL(request.url).searchParams.get('to'));
  if (context.actor) throw redirect(to);
  return { to, accounts: await context.demoAccounts() };
}

/**
 * Signs in and goes on. A form that was kept over an ended session is sent on with everything in it (307 repeats the
 * post), and comes back filled; nothing is filed by signing in.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const { fields } = await context.receiveForm(request);
    const cookie = await context.signInDemo(fields.accountId ?? '');
    return redirect(safeTo(fields.to), { status: fields.kept ? 307 : 302, headers: { 'Set-Cookie': cookie } });
  } catch (error) {
    const failure = readFailure(error);
    if (failure.status >= 500) console.error(error);
    return data({ failure }, { status: failure.status });
  }
}

export const handle: Titled = { title: (t) => t('portal:sign_in.title') };

export default function SignIn() {
  const { to, accounts } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const t = useT();
  const zh = useLocale() === 'zh';
  return (
    <PortalPage title={t('portal:sign_in.title')} sub={t('portal:sign_in.sub')} outside>
      <LanguageSwitch to={paths.signIn(to)} bare />
      {answered && (
        <Notice kind="danger" announce>
          {t(answered.failure.code === 'auth.required' ? 'portal:sign_in.failed' : `errors:${answered.failure.code}`)}
        </Notice>
      )}
      {accounts.length === 0 ? (
        <Card>
          <EmptyState icon={KeyRound} title={t('portal:sign_in.closed')}>
            {t('portal:sign_in.closed_body')}
          </EmptyState>
        </Card>
      ) : (
        <Card title={t('portal:sign_in.demo')} flush>
          <p className="px-4 pb-3 text-muted text-sm">{t('portal:sign_in.demo_body')}</p>
          <Form method="post">
            <input type="hidden" name="to" value={to} />
            <ul className="divide-y divide-line border-line border-t">
              {accounts.map((account) => (
                <li key={account.accountId}>
                  <button
                    type="submit"
                    name="accountId"
                    value={account.accountId}
                    aria-disabled={busy || undefined}
                    className="flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-left -outline-offset-3 hover:bg-sunken"
                  >
                    <Avatar name={account.name} />
                    <span className="grid min-w-0 flex-1">
                      <span className="font-semibold">{zh ? account.name : account.nameEn}</span>
                      <span className="text-muted text-sm">{zh ? account.hint : account.hintEn}</span>
                    </span>
                    <Icon of={ChevronRight} className="text-muted" />
                  </button>
                </li>
              ))}
            </ul>
          </Form>
        </Card>
      )}
    </PortalPage>
  );
}
