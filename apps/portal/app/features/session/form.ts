import type { ReceivedForm } from '@linli/api/context';
import { type Failure, readFailure } from '@linli/domain/kernel';
import { type AppLoadContext, data } from '@remix-run/node';
import type { DemoAccount } from '../../api-types.ts';
import { noteEndedSession } from './load.ts';

/** What a form shows when it comes back: everything that was typed, and what is wrong with it. */
export type FormOutcome = {
  values: Record<string, string>;
  photoIds: string[];
  photoProblems: ReceivedForm['photoProblems'];
  failure: Failure | null;
  /** Whom one can sign in as again, when the session had ended. */
  accounts: DemoAccount[];
  /** Signed in again; nothing has been sent yet. */
  signedInAgain: boolean;
};

const nothing: ReceivedForm = { fields: {}, photoIds: [], photoProblems: [] };

function answer(form: ReceivedForm, change: Partial<FormOutcome>, status: number) {
  const outcome: FormOutcome = {
    values: form.fields,
    photoIds: form.photoIds,
    photoProblems: form.photoProblems,
    failure: null,
    accounts: [],
    signedInAgain: false,
    ...change,
  };
  return data(outcome, { status });
}

/**
 * The form again, with what was refused beside each field. A photo that is gone would be refused for ever: it is left out.
 * @param more what else is wrong with it, that the door had no occasion to say
 */
export function refuse(form: ReceivedForm, error: unknown, more: Failure['fields'] = {}) {
  const refused = readFailure(error);
  const failure = { ...refused, fields: { ...more, ...refused.fields } };
  if (failure.status >= 500) console.error(error);
  const photoIds = failure.code === 'photo.not_found' ? [] : form.photoIds;
  return answer(form, { failure, photoIds }, failure.status);
}

/**
 * Reads a posted form. Answers by itself when it cannot be sent on: too large, a bad photo, a session that ended
 * (nothing typed is lost), or just signed in again (the person looks, then sends).
 */
export async function receive(
  request: Request,
  context: AppLoadContext,
): Promise<{ form: ReceivedForm } | { answer: ReturnType<typeof answer> }> {
  let form = nothing;
  try {
    form = await context.receiveForm(request);
  } catch (error) {
    if (!context.actor) noteEndedSession(context);
    return { answer: refuse(nothing, error) };
  }
  if (!context.actor) {
    noteEndedSession(context);
    const failure = readFailure({ code: 'auth.required' });
    return { answer: answer(form, { failure, accounts: await context.demoAccounts() }, 401) };
  }
  if (form.fields.accountId) return { answer: answer(form, { signedInAgain: true }, 200) };
  if (form.photoProblems.length > 0) {
    return { answer: answer(form, { failure: readFailure({ code: 'request.invalid' }) }, 400) };
  }
  return { form };
}
