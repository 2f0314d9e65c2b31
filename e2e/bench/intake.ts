import { createAuth } from '@linli/auth';
import { type Db, newId } from '@linli/db';
import { createTicketInput, searchTerms } from '@linli/domain/tickets';
import { createTicket } from '@linli/services/tickets';
import { type Figure, ratePerSecond, rounded } from './figures.ts';

/** Tickets a second at 8 clients through the use case, beside the same two rows written by plain SQL. */
export async function intake(db: Db): Promise<Figure> {
  const { rows } = await db.pool.query<{ id: string }>(`select id from account where door = 'portal' limit 1`);
  const actor = await createAuth(db).actorOf(rows[0]?.id ?? '');
  if (actor?.kind !== 'resident') throw new Error('no resident in the demo estate');
  const ctx = { db, actor, clock: () => new Date(), door: 'portal' as const };
  const linli = () =>
    createTicket(
      ctx,
      createTicketInput.parse({ submissionKey: newId(), kind: 'repair', category: 'engineering.plumbing', matter }),
    );

  const terms = searchTerms(`${matter} ${actor.name}`);
  const bare = async () => {
    const [ticketId, now] = [newId(), new Date()];
    const client = await db.pool.connect();
    try {
      await client.query('begin');
      await client.query({
        name: 'bare-ticket',
        text: ticketSql,
        values: [ticketId, actor.communityId, actor.zoneId, actor.householdId, matter, terms, now],
      });
      await client.query({ name: 'bare-event', text: eventSql, values: [newId(), ticketId, now] });
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  await ratePerSecond(8, 1, linli);
  const [ours, theirs] = [await ratePerSecond(8, 5, linli), await ratePerSecond(8, 5, bare)];
  const ratio = rounded(ours / theirs, 2);
  return { name: 'intake.per_s', value: Math.round(ours), unit: '1/s', ratio_to: 'same two rows by plain SQL', ratio };
}

const matter = '厨房水槽下面漏水，柜子已经湿了，麻烦尽快来看一下';
const ticketSql = `insert into ticket (id, community_id, zone_id, household_id, kind, source, category, area, severity, status,
  matter, search, place_text, created_at, updated_at, reply_due_at, done_due_at, next_due_at)
  values ($1, $2, $3, $4, 'repair', 'portal', 'engineering', 'private', 'normal', 'submitted', $5, $6, '', $7, $7, $7, $7, $7)`;
const eventSql = `insert into ticket_event (id, ticket_id, seq, type, at, visibility, door, actor_kind, actor_name, to_status)
  values ($1, $2, 1, 'submitted', $3, 'public', 'portal', 'resident', '', 'submitted')`;
