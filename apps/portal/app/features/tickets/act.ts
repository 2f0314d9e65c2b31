import type { ReceivedForm } from '@linli/api/context';
import type { TicketActionInput } from '@linli/domain/tickets';
import { type ActionFunctionArgs, type AppLoadContext, data, redirect } from '@remix-run/node';
import { paths } from '../../paths.ts';
import { receive, refuse } from '../session/form.ts';

type Tickets = AppLoadContext['api']['tickets'];

const target = ({ fields }: ReceivedForm) => ({ ticketId: fields.ticketId ?? '', version: Number(fields.version) });
const rated = (form: ReceivedForm) =>
  ({ ...target(form), rating: form.fields.rating, words: form.fields.words }) as TicketActionInput<'confirm'>;
const reasoned = (form: ReceivedForm) => ({ ...target(form), note: form.fields.note ?? '', photoIds: form.photoIds });

/** What a resident can do on a ticket's page; the button says which, the door decides whether. */
const acts = {
  confirm: (tickets: Tickets, form: ReceivedForm) => tickets.confirm(rated(form)),
  rate: (tickets: Tickets, form: ReceivedForm) => tickets.rate(rated(form)),
  reopen: (tickets: Tickets, form: ReceivedForm) => tickets.reopen(reasoned(form)),
  cancel: (tickets: Tickets, form: ReceivedForm) => tickets.cancel(reasoned(form)),
  reply: (tickets: Tickets, form: ReceivedForm) =>
    tickets.reply({ ticketId: form.fields.ticketId ?? '', words: form.fields.words ?? '', photoIds: form.photoIds }),
};
export type Act = keyof typeof acts;

export function actOf(text: unknown): Act | undefined {
  return typeof text === 'string' && Object.hasOwn(acts, text) ? (text as Act) : undefined;
}

export async function actOnTicket({ request, params, context }: ActionFunctionArgs) {
  const received = await receive(request, context);
  if ('answer' in received) return received.answer;
  const { form } = received;
  const act = actOf(form.fields.act);
  if (!act) throw data({ code: 'request.invalid' }, { status: 400 });
  try {
    const { version } = await acts[act](context.api.tickets, form);
    return redirect(paths.ticket(Number(params.number), { did: act, v: version }));
  } catch (error) {
    return refuse(form, error);
  }
}
