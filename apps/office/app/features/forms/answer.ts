import type { ReceivedForm } from '@linli/api/context';
import { type Failure, readFailure } from '@linli/domain/kernel';
import { pathOf } from '@linli/ui/addresses';
import { data } from '@remix-run/node';
import type { RouteArgs } from '../access/guard.ts';
import type { LeanRow } from '../tickets/lean-row.ts';

export type LikelySame = LeanRow & { follows: boolean };

/** A form that was refused, as its screen shows it again: nothing typed is lost. */
export type Refused = {
  failure: Failure;
  values: Record<string, string>;
  photoIds: string[];
  photoProblems: ReceivedForm['photoProblems'];
  /** T6: what it may be the same as, to be asked before it is filed. */
  same?: LikelySame[];
};

/** A form that arrived when the session was over: kept whole, to be sent again after signing in. */
export type KeptForm = { action: string; fields: [name: string, value: string][] };
export type Expired = { expired: KeptForm; accounts: Awaited<ReturnType<RouteArgs['context']['demoAccounts']>> };

const nothing: ReceivedForm = { fields: {}, photoIds: [], photoProblems: [] };

/**
 * Every form of the office is answered here: receive → do → go on; or the same page again with what was typed (400,
 * 409 …); or, when the session has ended meanwhile, the page to sign in that takes the fields along (401).
 */
export async function answer(
  args: RouteArgs,
  work: (form: ReceivedForm) => Promise<Response | ReturnType<typeof refused>>,
) {
  let form = nothing;
  try {
    form = await args.context.receiveForm(args.request);
    if (!args.context.actor) throw await expired(args, form);
    const [problem] = form.photoProblems;
    // A photo that could not be read sends the form back, so that none is left out in silence.
    if (problem) return refused(form, { status: 400, code: problem.code, params: {}, fields: {} });
    return await work(form);
  } catch (error) {
    if (isAnswer(error)) throw error;
    const failure = readFailure(error);
    if (failure.code === 'auth.required') throw await expired(args, form);
    if (failure.status >= 500) console.error(error);
    return refused(form, failure);
  }
}

function refused(form: ReceivedForm, failure: Failure, more: Pick<Refused, 'same'> = {}) {
  const { fields: values, photoProblems } = form;
  // A photo that is gone would be refused for ever: it is left out.
  const photoIds = failure.code === 'photo.not_found' ? [] : form.photoIds;
  return data({ failure, values, photoIds, photoProblems, ...more } satisfies Refused, { status: failure.status });
}

/** T6: the same form again with the question whether it is one of these, and why it is asked. */
export function askWhetherSame(
  form: ReceivedForm,
  same: LikelySame[],
  code: 'ticket.likely_same' | 'ticket.same_unfit' = 'ticket.likely_same',
) {
  return refused(form, { status: 409, code, params: {}, fields: {} }, { same });
}

async function expired({ request, context }: RouteArgs, form: ReceivedForm) {
  const fields = Object.entries(form.fields).filter(([name]) => name !== 'photoIds');
  for (const id of form.photoIds) fields.push(['photoIds', id]);
  const kept: KeptForm = { action: pathOf(request), fields };
  return data({ expired: kept, accounts: await context.demoAccounts() } satisfies Expired, { status: 401 });
}

/** Already an answer on its way (a redirect, a page), not a failure. */
function isAnswer(error: unknown): boolean {
  return error instanceof Response || (typeof error === 'object' && error !== null && 'init' in error);
}
