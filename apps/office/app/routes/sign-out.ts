import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '../paths.ts';

export async function action({ context }: ActionFunctionArgs) {
  return redirect(paths.signIn(), { headers: { 'Set-Cookie': await context.signOut() } });
}

export const loader = () => redirect(paths.home());
