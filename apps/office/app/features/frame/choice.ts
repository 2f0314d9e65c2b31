import { safeTo } from '@linli/ui/addresses';
import { chosen } from '@linli/ui/preferences';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';

/** One post, a cookie a choice, back to the page it came from: works without script. */
export async function choiceAction({ request, context }: ActionFunctionArgs) {
  const fields = await context.receiveChoice(request);
  return redirect(safeTo(fields.to), { headers: chosen(fields) });
}
