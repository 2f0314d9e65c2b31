import { useT } from '@linli/i18n/react';
import { Notice, PageHeader } from '@linli/ui';
import { safeTo } from '@linli/ui/addresses';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountList } from '../features/access/account-list.tsx';
import { through } from '../features/access/guard.ts';
import { readKept } from '../features/access/kept-form.ts';
import { ResendForm } from '../features/access/resend-form.tsx';
import { BarePage } from '../features/frame/bare-page.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';

export const meta = pageTitle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  return {
    title: wordsFor(request)('common:sign_in'),
    to: safeTo(new URL(request.url).searchParams.get('to')),
    accounts: await context.demoAccounts(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { fields } = await through(args, context.receiveForm(request));
  const cookie = await context.signInDemo(fields.accountId ?? '').catch(() => null);
  if (!cookie) return data({ failed: true as const }, { status: 400 });
  const kept = readKept(fields.kept);
  if (kept) return data({ kept }, { headers: { 'Set-Cookie': cookie } });
  return redirect(safeTo(fields.to), { headers: { 'Set-Cookie': cookie } });
}

export default function SignIn() {
  const t = useT();
  const { accounts, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'kept' in answer) {
    return (
      <BarePage>
        <ResendForm kept={answer.kept} />
      </BarePage>
    );
  }
  return (
    <BarePage>
      <PageHeader title={t('office:sign_in.title')} sub={t('office:sign_in.hint')} />
      {answer?.failed && (
        <Notice kind="danger" announce>
          {t('office:sign_in.failed')}
        </Notice>
      )}
      <AccountList accounts={accounts} to={to} />
    </BarePage>
  );
}
