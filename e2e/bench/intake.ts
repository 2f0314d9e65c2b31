import { createAuth } from '@linli/auth';
import { type Db, newId } from '@linli/db';
import { createTicketInput } from '@linli/domain/tickets';
import { createTicket } from '@linli/services/tickets';
import { type Figure, ratePerSecond, rounded } from './figures.ts';
import { writeSameRows } from './same-rows.ts';

export const matter = '厨房水槽下面漏水，柜子已经湿了，麻烦尽快来看一下';

/** Tickets a second at 8 clients through the use case, beside the same rows written by plain SQL. */
export async function intake(db: Db): Promise<Figure[]> {
  const { rows } = await db.pool.query<{ id: string }>(`select id from account where door = 'portal' limit 1`);
  const actor = await createAuth(db).actorOf(rows[0]?.id ?? '');
  if (actor?.kind !== 'resident') throw new Error('no resident in the demo estate');
  const ctx = { db, actor, clock: () => new Date(), door: 'portal' as const };
  const given = { submissionKey: '', kind: 'repair', category: 'engineering.plumbing', matter };
  const linli = () => createTicket(ctx, createTicketInput.parse({ ...given, submissionKey: newId() }));
  const bare = () => writeSameRows(db, { ...actor, matter });

  await ratePerSecond(8, 1, linli);
  await ratePerSecond(8, 1, bare);
  // Turn about, so that neither has the better moment.
  const [ours, theirs] = [[], []] as [number[], number[]];
  for (let round = 0; round < 3; round++) {
    ours.push(await ratePerSecond(8, 3, linli));
    theirs.push(await ratePerSecond(8, 3, bare));
  }
  const [perSecond, limit] = [middle(ours), middle(theirs)];
  const ratio = rounded(perSecond / limit, 2);
  const ratio_to = `same rows by plain SQL (${Math.round(limit)}/s)`;
  return [
    { name: 'intake.per_s', value: Math.round(perSecond), unit: '1/s', ratio_to, ratio },
    { name: 'intake.ratio', value: ratio, unit: '', ratio_to, ratio },
  ];
}

export const middle = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
