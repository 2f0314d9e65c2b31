import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { safeTo } from '../../paths.ts';
import { choose } from './preferences.ts';

/** One post, one cookie, back to the page it came from: works without script. */
export function choiceAction(what: keyof typeof choose) {
  return async ({ request }: ActionFunctionArgs) => {
    const form = await request.formData();
    const cookie = choose[what](form.get('value'));
    return redirect(safeTo(form.get('to')), cookie ? { headers: { 'Set-Cookie': cookie } } : undefined);
  };
}
