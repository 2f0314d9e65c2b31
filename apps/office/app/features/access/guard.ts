import type { StaffActor } from '@linli/domain/access';
import { type ErrorCode, type Failure, readFailure } from '@linli/domain/kernel';
import { pathOf } from '@linli/ui/addresses';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '../../paths.ts';

export type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** What an error page is told. */
export type PageFailure = Pick<Failure, 'code' | 'params'>;

/** For loaders: who is signed in, or off to the sign-in page and back here afterwards. */
export function requireStaff({ request, context }: RouteArgs): StaffActor {
  if (!context.actor) throw redirect(paths.signIn(pathOf(request)));
  return context.actor;
}

/** For loaders: a refusal becomes the page that explains it, with its true status. */
export async function through<T>(args: RouteArgs, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Response) throw error;
    const { status, code, params } = readFailure(error);
    if (code === 'auth.required') throw redirect(paths.signIn(pathOf(args.request)));
    if (status >= 500) console.error(error);
    throw data({ code, params } satisfies PageFailure, { status });
  }
}

/** A page that is not there. */
export function missing(code: ErrorCode = 'record.not_found') {
  return data({ code, params: {} } satisfies PageFailure, { status: 404 });
}
