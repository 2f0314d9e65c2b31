import { can, type StaffRole } from '@linli/domain/access';
import { subjectOf, type TicketEventType } from '@linli/domain/tickets';
import { type Ctx, readIn } from '../../context/index.ts';
import { person, type WhereaboutsView } from '../views/index.ts';
import { findTicketFacts } from './facts.ts';

type Entry = { type: TicketEventType; actorId: string | null; data: Record<string, unknown> };

/**
 * T7: what became of a matter that the actor was sent to, alone or along, gave back, or could have claimed, and may not see any
 * more: who gave it back, they or the one they went with, who has it now, and whom to tell what was done for it. Null for
 * everybody else, for whom it is about (T5), and while they may see it.
 */
export async function findWhereabouts(ctx: Ctx, by: { number: number }): Promise<WhereaboutsView | null> {
  const { actor } = ctx;
  const { prisma } = ctx.db;
  const ticket = await findTicketFacts(prisma, by, false);
  if (actor.kind !== 'staff' || !ticket || !actor.communityIds.includes(ticket.communityId)) return null;
  if (ticket.aboutStaffId === actor.staffId || can(actor, 'ticket.view', subjectOf(ticket))) return null;
  const history = await readIn(prisma)<Entry>(
    'select e.type, e.actor_id as "actorId", e.data from ticket_event e where e.ticket_id = $1::uuid order by e.seq',
    [ticket.id],
  );
  const end = becameOf(history, actor);
  if (!end) return null;
  const asked = [ticket.assigneeId, end.returnedById].filter((id) => id !== null);
  const people = await readIn(prisma)<Colleague>(
    `select s.id, s.name, s.name_en as "nameEn", s.phone, s.role, s.active from staff s
     where s.id = any($1::uuid[]) or (s.community_id = $2::uuid and s.role = 'front_desk') order by s.name, s.id`,
    [asked, ticket.communityId],
  );
  const named = (id: string | null) => {
    const one = people.find((other) => other.id === id);
    return one ? person(one.id, one.name, one.nameEn) : null;
  };
  const returned = end.returnedById === actor.staffId;
  return {
    returned,
    returnedBy: returned ? null : named(end.returnedById),
    assignee: named(ticket.assigneeId),
    contact: contactOf(ticket, people),
  };
}

type Colleague = { id: string; name: string; nameEn: string; phone: string; role: StaffRole; active: boolean };

/** Who has the matter now, else somebody of the desk; never whom it is about (T5). */
function contactOf(
  { assigneeId, aboutStaffId }: { assigneeId: string | null; aboutStaffId: string | null },
  people: readonly Colleague[],
): WhereaboutsView['contact'] {
  const there = people.filter(({ id, active, phone }) => active && phone && id !== aboutStaffId);
  const found = there.find(({ id }) => id === assigneeId) ?? there.find(({ role }) => role === 'front_desk');
  if (!found) return null;
  const { id, name, nameEn, phone, role } = found;
  return { id, name, nameEn: nameEn || name, phone, role };
}

/**
 * How a matter left somebody who was sent to it, went along, could have claimed it, or gave it back in another's place:
 * `returnedById` gave it back, null where it left them otherwise. Only the last time that it was theirs counts. Null for who
 * never had it.
 */
function becameOf(
  history: readonly Entry[],
  { staffId, teamIds }: { staffId: string; teamIds: readonly string[] },
): { returnedById: string | null } | null {
  const sent = history.findLastIndex(
    ({ type, data }) =>
      (type === 'posted' && teamIds.includes(String(data.teamId))) ||
      (sends.includes(type) && (data.assigneeId === staffId || alongIn(data).includes(staffId))),
  );
  const own = history.findLastIndex((entry) => isGivenBack(entry) && entry.actorId === staffId);
  if (sent < 0 && own < 0) return null;
  if (own > sent) return { returnedById: staffId };
  const next = history
    .slice(sent + 1)
    .find(({ type }) => type === 'returned' || type === 'posted' || sends.includes(type));
  return { returnedById: next && isGivenBack(next) ? next.actorId : null };
}

const isGivenBack = ({ type, data }: Entry) => type === 'returned' && !data.helpDeclined && !data.withdrawn;
const alongIn = ({ companionIds }: Entry['data']): readonly unknown[] =>
  Array.isArray(companionIds) ? companionIds : [];
const sends: readonly TicketEventType[] = ['dispatched', 'claimed', 'transferred'];
