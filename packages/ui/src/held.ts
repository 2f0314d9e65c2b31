import { useState } from 'react';

type Seen<T> = {
  /** What the router says was answered; it forgets that whenever the page looks again. */
  fresh: T | undefined;
  /** The page's address: what was answered on another one is no longer said. */
  place: string;
  /** A form of this page is on its way; when it is through and nothing came back, it was sent. */
  sending: boolean;
};
export type Held<T> = Seen<T> & { kept: T | undefined };
type Join<T> = (fresh: T, before: T | undefined) => T;

/** What is kept now; the same object when nothing changed. */
export function hold<T>(held: Held<T>, seen: Seen<T>, join: Join<T>): Held<T> {
  const { fresh, place, sending } = seen;
  const stayed = held.place === place;
  // A form may be sent from one address and answered on another: what came with the way there is said there.
  const arrived = fresh !== undefined && fresh === held.fresh;
  const before = stayed || arrived ? held.kept : undefined;
  if (fresh !== undefined && fresh !== held.fresh) return { ...seen, kept: join(fresh, before) };
  const sent = held.sending && !sending && fresh === undefined;
  if (stayed && held.sending === sending) return held;
  return { fresh: held.fresh, place, sending, kept: sent ? undefined : before };
}

/**
 * The last answer to a form of this page. A change that comes in by itself (X3) must cost nobody a refused form, its
 * photos or what was said about it.
 * @param join for a newer answer that does not carry everything of the one before
 */
export function useHeld<T>(seen: Seen<T>, join: Join<T> = (fresh) => fresh): T | undefined {
  const [held, setHeld] = useState<Held<T>>({ ...seen, kept: seen.fresh });
  const now = hold(held, seen, join);
  if (now !== held) setHeld(now);
  return now.kept;
}
