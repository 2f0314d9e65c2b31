import { Prisma } from '@linli/db';
import { dateAt } from '@linli/domain/rosters';
import type { TicketRatesInput } from '@linli/domain/tickets';
import { requireCommunity, scopeWhere } from '../../access/index.ts';
import { type Ctx, readRows } from '../../context/index.ts';
import type { TicketRatesView } from '../views/index.ts';
import { dueToClose, inZone, lookedAgain, receivedIn, ticketScope } from './conditions.ts';

type Place = { id: string; name: string; nameEn: string; timeZone: string };
type Left = TicketRatesView['leftOut'];
type Rates = Pick<TicketRatesView, 'closure' | 'reinspection'>;

/** What stands in one zone under one root. */
type Cell = Left & {
  zoneId: string | null;
  zoneName: string | null;
  zoneNameEn: string | null;
  root: string;
  received: number;
  due: number;
  closed: number;
  looks: number;
  kept: number;
  passed: number;
};

/** Why a matter of the month does not count, each only where none before it holds. */
const reasons: readonly [keyof Left, Prisma.Sql][] = [
  ['parts', Prisma.sql`t.parent_link is not distinct from 'part'`],
  ['merged', Prisma.sql`t.status = 'merged'`],
  ['cancelled', Prisma.sql`t.status = 'cancelled'`],
  ['rejected', Prisma.sql`t.status = 'rejected'`],
  ['to_confirm', Prisma.sql`t.status = 'verified'`],
];

/**
 * T9, P7: closure and re-inspection of a month, as far as the reader sees the matters. Two statements: the communities in
 * reach, and every cell of zone and category at once; the sums are the sums of the cells.
 * @throws DomainError `access.denied` for a community out of reach
 */
export async function getTicketRates(ctx: Ctx, input: TicketRatesInput): Promise<TicketRatesView> {
  const now = ctx.clock();
  const communityId = requireCommunity(ctx.actor, 'zone.view', input.communityId);
  const reach = ctx.actor.kind === 'staff' ? ctx.actor.communityIds : [communityId];
  const places = await readRows<Place>(
    ctx.db,
    Prisma.sql`select c.id, c.name, c.name_en as "nameEn", c.time_zone as "timeZone"
      from community c where c.id = any(${reach}::uuid[]) order by c.name, c.id`,
  );
  const community = places.find(({ id }) => id === communityId);
  if (!community) throw new Error('a community in reach that is not there');
  const thisMonth = dateAt(now, community.timeZone).slice(0, 7);
  const month = input.month ?? thisMonth;
  const cells = await readRows<Cell>(ctx.db, cellsOf(ctx, { communityId, month }, input.zoneId));
  const sum = (key: keyof Left | 'received') => cells.reduce((all, cell) => all + cell[key], 0);
  return {
    community: named(community),
    communities: places.map(named),
    ...{ month, thisMonth, received: sum('received') },
    leftOut: {
      ...{ parts: sum('parts'), merged: sum('merged'), cancelled: sum('cancelled'), rejected: sum('rejected') },
      ...{ to_confirm: sum('to_confirm'), not_due: sum('not_due') },
    },
    ...ratesOf(cells),
    byZone: grouped(cells, ({ zoneId }) => zoneId ?? '').map(([{ zoneId, zoneName, zoneNameEn }, rates]) => {
      return { zoneId, name: zoneName ?? '', nameEn: zoneNameEn || (zoneName ?? ''), ...rates };
    }),
    byCategory: grouped(cells, ({ root }) => root).map(([{ root }, rates]) => ({ category: root, ...rates })),
  };
}

const named = ({ id, name, nameEn }: Place) => ({ id, name, nameEn: nameEn || name });

function cellsOf(ctx: Ctx, month: { communityId: string; month: string }, zoneId: string | undefined): Prisma.Sql {
  const now = ctx.clock();
  const zone = zoneId ? inZone(zoneId) : Prisma.sql`true`;
  const reach = Prisma.sql`${scopeWhere(ctx.actor, 'ticket.view', ticketScope)} and ${zone}`;
  const count = (where: Prisma.Sql) => Prisma.sql`(count(*) filter (where ${where}))::int`;
  const before = Prisma.join(
    reasons.map(([, where]) => where),
    ' or ',
  );
  const left = reasons.map(([name, where], index) => {
    const earlier = reasons.slice(0, index).map(([, other]) => Prisma.sql` and not (${other})`);
    const alone = earlier.length > 0 ? Prisma.join(earlier, '') : Prisma.empty;
    return Prisma.sql`${count(Prisma.sql`(${where})${alone}`)} as ${Prisma.raw(`"${name}"`)}`;
  });
  return Prisma.sql`
    with reported as (
      select t.zone_id, split_part(t.category, '.', 1) as root, count(*)::int as received,
        ${count(dueToClose(now))} as due, ${count(Prisma.sql`${dueToClose(now)} and t.status = 'closed'`)} as closed,
        ${Prisma.join(left)}, ${count(Prisma.sql`not (${before}) and not ${dueToClose(now)}`)} as not_due
      from ticket t where ${receivedIn(month)} and ${reach} group by 1, 2
    ), looked as (
      select t.zone_id, split_part(t.category, '.', 1) as root, count(*)::int as looks,
        ${count(Prisma.sql`l.kept`)} as kept, ${count(Prisma.sql`l.outcome = 'passed'`)} as passed
      from ${lookedAgain(month, now)} l join ticket t on t.id = l.ticket_id where ${reach} group by 1, 2
    ), cell as (
      select zone_id, root from reported union select zone_id, root from looked
    )
    select z.id as "zoneId", z.name as "zoneName", z.name_en as "zoneNameEn", cell.root,
      ${Prisma.raw(
        ['received', 'due', 'closed', ...reasons.map(([name]) => name), 'not_due']
          .map((name) => `coalesce(p."${name}", 0) as "${name}"`)
          .join(', '),
      )},
      coalesce(l.looks, 0) as looks, coalesce(l.kept, 0) as kept, coalesce(l.passed, 0) as passed
    from cell left join zone z on z.id = cell.zone_id
      left join reported p on p.zone_id is not distinct from cell.zone_id and p.root = cell.root
      left join looked l on l.zone_id is not distinct from cell.zone_id and l.root = cell.root
    order by z.name nulls last, cell.root`;
}

function ratesOf(cells: readonly Cell[]): Rates {
  const sum = (key: 'due' | 'closed' | 'looks' | 'kept' | 'passed') => cells.reduce((all, cell) => all + cell[key], 0);
  return {
    closure: { due: sum('due'), closed: sum('closed') },
    reinspection: { due: sum('looks'), kept: sum('kept'), passed: sum('passed') },
  };
}

/** One of each group, and the sums of it; groups in which nothing fell due have no rate. */
function grouped(cells: readonly Cell[], keyOf: (cell: Cell) => string): [Cell, Rates][] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell]);
  return [...groups.values()].flatMap((group): [Cell, Rates][] => {
    const [first] = group;
    const rates = ratesOf(group);
    return first && rates.closure.due + rates.reinspection.due > 0 ? [[first, rates]] : [];
  });
}
