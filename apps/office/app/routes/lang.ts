import { isLocale, localeCookie } from '@linli/i18n';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { writeCookie } from '../features/frame/preferences.ts';
import { paths, safeTo } from '../paths.ts';

export async function action({ request, context }: ActionFunctionArgs) {
  const { fields } = await context.receiveForm(request);
  const to = safeTo(fields.to);
  if (!isLocale(fields.lang)) return redirect(to);
  return redirect(to, { headers: { 'Set-Cookie': writeCookie(localeCookie, fields.lang) } });
}

export const loader = () => redirect(paths.home());
