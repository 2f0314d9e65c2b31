import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { safeTo } from '../../paths.ts';
import { choose } from './preferences.ts';

/** One post, one cookie, back to the page it came from: works without script. */
export function choiceAction(what: keyof typeof choose) {
  return async ({ request, context }: ActionFunctionArgs) => {
    const { fields } = await context.receiveForm(request);
    const cookie = choose[what](fields.value ?? null);
    return redirect(safeTo(fields.to ?? null), cookie ? { headers: { 'Set-Cookie': cookie } } : undefined);
  };
}
