import { readFailure } from '@linli/domain/kernel';
import { pathOf } from '@linli/ui/addresses';
import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { paths } from '../../paths.ts';

const ended = new WeakSet<AppLoadContext>();

/**
 * Remembers that this request posted a form after its session had ended: the loaders that render the answer must not
 * send the person away, or everything typed would be lost.
 */
export function noteEndedSession(context: AppLoadContext): void {
  ended.add(context);
}

export const sessionEndedOnPost = (context: AppLoadContext): boolean => ended.has(context);

/** Runs a loader for a signed-in resident; refusals become pages with their true status. */
export async function load<T>(
  { request, context }: { request: Request; context: AppLoadContext },
  work: () => Promise<T>,
): Promise<T> {
  if (!context.actor) throw redirect(paths.signIn(pathOf(request)));
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error, request);
  }
}

/** What a loader throws; what nobody expected stays as it is, so that it is logged. */
function refusalOf(error: unknown, request: Request): unknown {
  if (error instanceof Response) return error;
  const failure = readFailure(error);
  if (failure.status === 401) return redirect(paths.signIn(pathOf(request)));
  // Crafted input in an address is an address that does not exist.
  if (failure.code === 'request.invalid') return data({ code: 'record.not_found' }, { status: 404 });
  return failure.code === 'system.unexpected' ? error : data({ code: failure.code }, { status: failure.status });
}
