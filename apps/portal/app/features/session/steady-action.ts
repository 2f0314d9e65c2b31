import type { Failure } from '@linli/domain/kernel';
import type { ClientActionFunctionArgs, ShouldRevalidateFunction } from '@remix-run/react';
import { isUnreachable } from '../frame/online.tsx';

/** The network broke while sending: the form stays on the page as it is, photos included. */
export type Unsent = { unsent: true };

export async function steadyAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction();
  } catch (error) {
    if (isUnreachable(error)) return { unsent: true } satisfies Unsent;
    throw error;
  }
}

/** What an action answered, told apart: nothing yet, never arrived, or a form that came back. */
export function outcomeOf<T extends object>(answered: T | Unsent | undefined): { outcome?: T; unsent: boolean } {
  if (!answered) return { unsent: false };
  return 'unsent' in answered ? { unsent: true } : { outcome: answered, unsent: false };
}

/**
 * After a form that came back the page stays: looking again without a network or a session would cost everything on
 * it. Only when somebody else was first (409) must the refusal stand beside the new state.
 */
export const steadyRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) => {
  const status = refusedWith(actionResult);
  return status === undefined ? defaultShouldRevalidate : status === 409;
};

/** The status of a form that came back; 0 when it never arrived. */
export function refusedWith(answered: unknown): number | undefined {
  if (typeof answered !== 'object' || answered === null) return undefined;
  if ('unsent' in answered) return 0;
  return 'failure' in answered ? (answered as { failure: Failure | null }).failure?.status : undefined;
}
