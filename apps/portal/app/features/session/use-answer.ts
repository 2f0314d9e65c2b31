import { useHeld } from '@linli/ui';
import { useActionData, useLocation, useNavigation } from '@remix-run/react';
import type { FormOutcome } from './form.ts';
import type { Unsent } from './steady-action.ts';

export type Answer = {
  /** The form that came back. */
  outcome?: FormOutcome;
  /** The last try never arrived. */
  unsent: boolean;
};
type Came = FormOutcome | Unsent;

/** What the page's form was answered: nothing yet, never arrived, or it came back; held over live changes (X3). */
export function useAnswer(): Answer {
  const { pathname, search } = useLocation();
  const sending = useNavigation().formMethod === 'POST';
  const came = useHeld({ fresh: useActionData() as Came | undefined, place: pathname + search, sending }, carried);
  if (!came) return { unsent: false };
  return 'unsent' in came ? { outcome: came.before, unsent: true } : { outcome: came, unsent: false };
}

/** A try that never arrived says nothing about the one before, but the photos that had arrived are still there. */
function carried(fresh: Came, before: Came | undefined): Came {
  if (!('unsent' in fresh) || !before) return fresh;
  const outcome = 'unsent' in before ? before.before : before;
  return outcome
    ? { unsent: true, before: { ...outcome, failure: null, photoProblems: [], signedInAgain: false } }
    : fresh;
}
