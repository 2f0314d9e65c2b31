import { authorize } from '@linli/domain/access';
import { readClocks, stepsOf } from '@linli/domain/clocks';
import { type PreviewRecategorizeInput, subjectOf } from '@linli/domain/tickets';
import { findClocked, settingsFor } from '../../clocks/queries/running.ts';
import type { DueChangeView } from '../../clocks/views.ts';
import type { Ctx } from '../../context/index.ts';
import { requireTicket } from './facts.ts';

/**
 * What would be due when, if the matter were something else from now on (T8): each running clock before and after. Nothing
 * is written.
 * @throws DomainError `ticket.not_found`, `access.denied`
 */
export async function previewRecategorize(ctx: Ctx, input: PreviewRecategorizeInput): Promise<DueChangeView[]> {
  const { prisma } = ctx.db;
  const facts = await requireTicket(ctx, prisma, { id: input.ticketId }, false);
  authorize(ctx.actor, 'ticket.recategorize', subjectOf(facts));
  const ticket = await findClocked(prisma, facts.id, false);
  if (!ticket) return [];
  const now = ctx.clock();
  const { policies, calendars } = await settingsFor(prisma, ticket);
  const history = stepsOf(ticket, ticket.history);
  const { kind, severity, category, area, status } = { ...input, status: ticket.status };
  const said = { byStaff: true, public: true, told: false };
  const entry = { type: 'recategorized', fromStatus: status, toStatus: status, ...said } as const;
  const read = (steps: typeof history) =>
    readClocks(steps, policies, calendars, now).filter(({ stoppedAt }) => stoppedAt === null);
  const after = read([...history, { ...entry, at: now, data: { kind, severity, category, area } }]);
  return read(history).map(({ clock, attempt, dueAt }) => ({
    clock,
    before: dueAt,
    after: after.find((each) => each.clock === clock && each.attempt === attempt)?.dueAt ?? null,
  }));
}
