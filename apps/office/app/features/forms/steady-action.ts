import { isUnreachable } from '@linli/ui';
import type { ClientActionFunctionArgs } from '@remix-run/react';
import type { Refused } from './answer.ts';

/**
 * The `clientAction` of every route with a form. One that finds no network is refused like any other, with the page as
 * it is: as a refusal it asks for no fresh state either, which would fail as well and take the page away.
 */
export async function steadyAction({ request, serverAction }: ClientActionFunctionArgs) {
  const copy = request.clone();
  try {
    return await serverAction();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return unsent(await copy.formData());
  }
}

function unsent(form: FormData) {
  const values: Refused['values'] = {};
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
  const photoIds = form.getAll('photoIds').filter((id): id is string => typeof id === 'string');
  const failure = { status: 503, code: 'network.unreachable' as const, params: {}, fields: {} };
  // A whole answer, because only that brings its status along.
  const refused: Refused = { failure, values, photoIds, photoProblems: [] };
  return Response.json(refused, { status: failure.status });
}
