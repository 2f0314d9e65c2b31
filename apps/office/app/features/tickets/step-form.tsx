import { Form, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { Refusal } from '../forms/refusal.tsx';
import { useDecidedOn } from '../forms/use-decided-on.ts';
import { hasPlace, useFormState } from '../forms/use-refused.ts';
import { isOneTap } from './next-step.ts';
import { type Intent, isTalk } from './perform.ts';
import { useListSearch } from './use-list-search.ts';

type Props = {
  ticket: Pick<Ticket, 'id' | 'number' | 'version'>;
  intent: Intent;
  /** With photos, or so that `do` stays open when the form comes back. */
  files?: boolean;
  /** The form says what was refused beside its field. */
  placed?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** The form of one step, with the version that the screen shows: a stale one is refused, never overwritten. */
export function StepForm({ ticket, intent, files, placed, id, className, children }: Props) {
  const list = useListSearch();
  const { search, pathname } = useLocation();
  const path = paths.ticket(ticket.number);
  const open = new URLSearchParams(search).get('do') === intent && pathname === path;
  const { refused } = useFormState(intent);
  // Whoever was faster is named at the head of the page, unless a sheet lies over it; so is what became of a mere tap.
  const asks = isTalk(intent) || !isOneTap(intent);
  const version = useDecidedOn(ticket.version, open && asks, refused);
  const said = asks && refused && !placed && !hasPlace(refused) && (open || refused.failure.status !== 409);
  return (
    <Form
      id={id}
      data-keeps={intent}
      method="post"
      action={open ? path + search : path + list}
      {...(files && { encType: 'multipart/form-data' as const })}
      className={className ?? ''}
      // Words are spoken where one reads; a step changes the head of the page, which must be seen.
      preventScrollReset={isTalk(intent)}
    >
      {said && <Refusal refused={refused} />}
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="ticketId" value={ticket.id} />
      <input type="hidden" name="version" value={version} />
      {children}
    </Form>
  );
}
