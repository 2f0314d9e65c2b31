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
 * After a form: looking again where there is no network would cost the page and everything on it; and when somebody
 * else was first (409), the refusal must stand beside the new state.
 */
export const steadyRevalidate: ShouldRevalidateFunction = ({ actionResult, actionStatus, defaultShouldRevalidate }) => {
  if (isUnsent(actionResult)) return false;
  return actionStatus === 409 || defaultShouldRevalidate;
};

export function isUnsent(answered: unknown): answered is Unsent {
  return typeof answered === 'object' && answered !== null && 'unsent' in answered;
}
