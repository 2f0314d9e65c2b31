import { DomainError, readFailure } from '@linli/domain/kernel';
import { previewRecategorizeInput } from '@linli/domain/tickets';
import { useT } from '@linli/i18n/react';
import { withQuery } from '@linli/ui/addresses';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData, useParams } from '@remix-run/react';
import { useRef } from 'react';
import type { Candidate, DueChange, Successor, Team, Ticket, Whereabouts } from '../api-types.ts';
import { missing, type RouteArgs, requireStaff, through } from '../features/access/guard.ts';
import { answer } from '../features/forms/answer.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { listSearch } from '../features/tickets/list-query.ts';
import { nextStepOf } from '../features/tickets/next-step.ts';
import { NoTicket } from '../features/tickets/no-ticket.tsx';
import { perform, readIntent } from '../features/tickets/perform.ts';
import { TicketOrLast } from '../features/tickets/ticket-or-last.tsx';
import { placeOf } from '../features/zones/maps.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context, params } = args;
  const number = Number(params.number);
  const t = wordsFor(request);
  const ticket = await findTicket(args, number);
  if (!ticket) {
    const gone = await findWhereabouts(args, number);
    const title = gone ? t('tickets:ticket_number', { number }) : t('office:error.missing');
    return data({ title, ticket: null, gone }, { status: 404 });
  }
  const open = readIntent(new URL(request.url).searchParams.get('do'));
  const dispatching = ticket.abilities.dispatch && (open === 'dispatch' || nextStepOf(ticket) === 'dispatch');
  const candidates: Candidate[] = dispatching
    ? await through(args, context.api.tickets.candidates({ ticketId: ticket.id }))
    : [];
  const succeeding = ticket.abilities.hand_over && open === 'hand_over';
  const successors: Successor[] = succeeding
    ? await through(args, context.api.tickets.successors({ ticketId: ticket.id }))
    : [];
  const passingOn = ticket.abilities.transfer && open === 'transfer';
  const colleagues: Candidate[] = passingOn
    ? await through(args, context.api.tickets.colleagues({ ticketId: ticket.id }))
    : [];
  const posting = ticket.abilities.post && open === 'post';
  const { communityId } = ticket;
  const teams: Team[] = posting ? (await through(args, context.api.teams.list({ communityId }))).teams : [];
  return data({
    title: `${number} · ${t(`tickets:kind.${ticket.kind}`)}`,
    ticket,
    place: await placeOf(args, ticket),
    candidates,
    successors,
    colleagues,
    teams,
    spots: open === 'split' && ticket.abilities.split ? await through(args, context.api.zones.spots()) : [],
    gatherable:
      open === 'link' && ticket.abilities.link
        ? await through(args, context.api.tickets.gatherable({ ticketId: ticket.id }))
        : [],
    dueChanges: open === 'recategorize' ? await findDueChanges(args, ticket) : null,
  });
}

/** Asked with the choices in the address; without them nothing was asked. */
async function findDueChanges(args: RouteArgs, ticket: Ticket): Promise<DueChange[] | null> {
  const asked = new URL(args.request.url).searchParams;
  const input = previewRecategorizeInput.safeParse({ ...Object.fromEntries(asked), ticketId: ticket.id });
  if (!input.success || !ticket.abilities.recategorize) return null;
  return await through(args, args.context.api.tickets.preview_recategorize(input.data));
}

/** Whoever had it is told what became of it (T7); of what is no number, nothing. */
async function findWhereabouts(args: RouteArgs, number: number): Promise<Whereabouts | null> {
  if (!isTicketNumber(number)) return null;
  return await through(args, args.context.api.tickets.whereabouts({ number }));
}

/** T7: a step for a matter that was passed on meanwhile came too late; whoever never had it is told of none. */
async function refuseGone(args: RouteArgs, number: number, error: unknown): Promise<never> {
  const hidden = readFailure(error).code === 'ticket.not_found';
  if (hidden && (await findWhereabouts(args, number))) throw new DomainError('ticket.passed_on');
  throw error;
}

const isTicketNumber = (number: number) => Number.isInteger(number) && number >= 1 && number <= 2_147_483_647;

/** A number that is not there is told beside the list, not instead of it. */
async function findTicket(args: RouteArgs, number: number) {
  if (!isTicketNumber(number)) return null;
  return await through(
    args,
    args.context.api.tickets.get({ number }).catch((error: unknown) => {
      if (readFailure(error).status === 404) return null;
      throw error;
    }),
  );
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async (form) => {
    const { intent: wanted, ticketId = '' } = form.fields;
    const intent = readIntent(wanted);
    if (!intent || !ticketId) throw missing();
    const number = Number(args.params.number);
    await perform(args.context.api, intent, form).catch((error: unknown) => refuseGone(args, number, error));
    const to = paths.ticket(number, listSearch(new URL(args.request.url).search));
    const [path = to, search] = to.split('?');
    return redirect(withQuery(path, { ...Object.fromEntries(new URLSearchParams(search)), did: intent }));
  });
}

export const clientAction = steadyAction;

/** After a refusal the fresh state is shown: somebody else may have moved the matter. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate;
}

export default function TicketPage() {
  const t = useT();
  const { number } = useParams();
  const found = useLoaderData<typeof loader>();
  const last = useRef<Ticket>();
  if (found.ticket) last.current = found.ticket;
  const ticket = found.ticket ?? last.current;
  if (ticket?.number !== Number(number)) {
    const gone = found.ticket ? null : found.gone;
    return <NoTicket label={t('tickets:ticket_number', { number: number ?? '' })} gone={gone} />;
  }
  return (
    <TicketOrLast
      key={ticket.id}
      found={found.ticket ? found : null}
      gone={found.ticket ? null : found.gone}
      last={ticket}
    />
  );
}
