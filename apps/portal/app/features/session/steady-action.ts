import type { Failure } from '@linli/domain/kernel';
import { isUnreachable } from '@linli/ui';
import type { ClientActionFunctionArgs, ShouldRevalidateFunction } from '@remix-run/react';
import type { FormOutcome } from './form.ts';

/** The network broke while sending: the form stays on the page as it is, photos included. */
export type Unsent = { unsent: true /** The form as it came back before. */; before?: FormOutcome };

export async function steadyAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction();
  } catch (error) {
    if (isUnreachable(error)) return { unsent: true } satisfies Unsent;
    throw error;
  }
}

/**
 * After a form that came back the page stays: looking again without a network or a session would cost everything on
 * it. Only when somebody else was first (409), or took away what was chosen, must the refusal stand beside the new state.
 */
export const steadyRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) => {
  const status = refusedWith(actionResult);
  if (status === undefined) return defaultShouldRevalidate;
  const { failure } = actionResult as Partial<FormOutcome>;
  return status === 409 || Object.values(failure?.fields ?? {}).includes('not_offered');
};

/** The status of a form that came back; 0 when it never arrived. */
export function refusedWith(answered: unknown): number | undefined {
  if (typeof answered !== 'object' || answered === null) return undefined;
  if ('unsent' in answered) return 0;
  return 'failure' in answered ? (answered as { failure: Failure | null }).failure?.status : undefined;
}
