import type { ClientActionFunctionArgs } from '@remix-run/react';
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
