import { safeTo } from '@linli/ui/addresses';
import { type Choice, chosen } from '@linli/ui/preferences';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';

/** One post, one cookie, back to the page it came from: works without script. */
export function choiceAction(what: Choice) {
  return async ({ request, context }: ActionFunctionArgs) => {
    const fields = await context.receiveChoice(request);
    return redirect(safeTo(fields.to), { headers: chosen({ [what]: fields.value }) });
  };
}
