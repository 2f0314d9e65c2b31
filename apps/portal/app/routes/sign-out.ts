import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { goHome } from '../features/frame/go-home.ts';
import { paths } from '../paths.ts';

/** `Clear-Site-Data`: "back" must not show the page of the person who left. */
export async function action({ context }: ActionFunctionArgs) {
  const headers = { 'Set-Cookie': await context.signOut(), 'Clear-Site-Data': '"cache"' };
  return redirect(paths.signIn(), { headers });
}

export const loader = goHome;
