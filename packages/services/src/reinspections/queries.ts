import { Prisma } from '@linli/db';
import { type Actor, can } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import {
  isOwnWork,
  type ListReinspectionsInput,
  mayReinspect,
  type ReinspectionFacts,
  type ReinspectionRuleInput,
  startingRule,
  subjectOfReinspection,
} from '@linli/domain/reinspections';
import { noteInEnglish } from '@linli/domain/tickets';
import { isMine, keysetPage, requireCommunity, scopeWhere } from '../access/index.ts';
import { lookColumns, lookDueAt, lookNextAt } from '../clocks/queries/waited.ts';
import { type PromisedRow, promisedView } from '../clocks/views.ts';
import { type Ctx, readRows, type Tx } from '../context/index.ts';
import type { PersonView } from '../tickets/views/index.ts';
import type { ReinspectionDetailView, ReinspectionRuleView, ReinspectionView } from './views.ts';

/** Where the scope of a re-inspection stands, for `scopeWhere`; `r` and `t` are it and its finding. */
export const reinspectionScope = {
  community: Prisma.sql`r.community_id`,
  zone: Prisma.sql`r.zone_id`,
  household: null,
  responsible: Prisma.sql`r.inspector_id`,
  attention: Prisma.sql`r.escalated_to_id`,
  about: Prisma.sql`t.about_staff_id`,
};

type Facts = Omit<ReinspectionFacts, 'inspectorId' | 'escalatedToId'> & {
  inspector: PersonView | null;
  escalatedTo: PersonView | null;
};
type Row = Omit<ReinspectionView, 'nextAt' | 'paused' | 'late' | 'canRecord'> & Facts & PromisedRow;

const personJson = (name: string) => {
  const s = Prisma.raw(name);
  return Prisma.sql`case when ${s}.id is not null then json_build_object('id', ${s}.id, 'name', ${s}.name,
    'nameEn', coalesce(nullif(${s}.name_en, ''), ${s}.name)) end`;
};

const columns = Prisma.sql`
  r.id, r.community_id as "communityId", r.zone_id as "zoneId", r.doer_ids as "doerIds", t.reporter_staff_id as "finderId",
  t.about_staff_id as "aboutStaffId", r.reason, r.lot, r.share, r.status, r.outcome,
  ${lookDueAt} as "dueAt", ${lookColumns},
  r.postponed, r.words, r.version,
  ${personJson('i')} as inspector, ${personJson('d')} as "doneBy", ${personJson('x')} as "escalatedTo",
  json_build_object('number', t.number, 'category', t.category, 'categoryName', coalesce(k.name, ''),
    'categoryNameEn', coalesce(k.name_en, ''), 'severity', t.severity, 'status', t.status, 'excerpt', left(t.matter, 160),
    'placeText', t.place_text, 'placeTextEn', t.place_text_en, 'reopenCount', t.reopen_count) as ticket`;

const tables = Prisma.sql`
  from reinspection r join ticket t on t.id = r.ticket_id
    left join staff i on i.id = r.inspector_id
    left join staff d on d.id = r.done_by_id
    left join staff x on x.id = r.escalated_to_id
    left join category k on k.community_id = t.community_id and k.code = t.category`;

/** What is to be looked at again, the next due first; what was, the latest first. One statement. */
export async function listReinspections(ctx: Ctx, input: ListReinspectionsInput) {
  const due = input.status === 'due';
  const at = due ? lookNextAt : Prisma.sql`r.done_at`;
  const page = keysetPage({ at, id: Prisma.sql`r.id`, descending: !due }, input);
  const where = [
    Prisma.sql`r.status = ${input.status}`,
    scopeWhere(ctx.actor, 'reinspection.view', reinspectionScope),
    ...(input.mine ? [mineOf(ctx.actor)] : []),
    page.where,
  ];
  const found = await readRows<Row>(
    ctx.db,
    Prisma.sql`select ${columns} ${tables} where ${Prisma.join(where, ' and ')} ${page.orderAndLimit}`,
  );
  const { rows, nextCursor } = page.cut(found, (row) => (due ? row.waitedAt : row.doneAt));
  return { rows: rows.map((row) => view(ctx, row)), nextCursor };
}

/** Given to the actor or brought before them; or to whom they stand in for (T5). */
function mineOf(actor: Actor): Prisma.Sql {
  const { responsible, attention, about } = reinspectionScope;
  return Prisma.sql`(${isMine(actor, responsible, about)} or ${isMine(actor, attention, about)})`;
}

/** One of them as the rules read it, where the actor may see it. */
export async function findReinspection(tx: Tx, actor: Actor, id: string): Promise<Row | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`select ${columns} ${tables} where r.id = ${id}::uuid`;
  return row && can(actor, 'reinspection.view', subjectOfReinspection(factsOf(row))) ? row : undefined;
}

/** The facts that rules decide on. */
export function factsOf({ inspector, escalatedTo, ...row }: Facts): ReinspectionFacts {
  return { ...row, inspectorId: inspector?.id ?? null, escalatedToId: escalatedTo?.id ?? null };
}

function view(ctx: Ctx, row: Row): ReinspectionView {
  const { waitedAt, promisedAt, closures, ...rest } = row;
  const due = row.status === 'due';
  const { doneAt } = row;
  const said = promisedView({ waitedAt, promisedAt, doneAt, closures }, ctx.clock());
  const facts = { nextAt: said.dueAt, paused: due ? said.paused : null, late: due && said.late };
  return { ...rest, ...facts, canRecord: mayReinspect(ctx.actor, factsOf(row)) };
}

type Found = Pick<ReinspectionDetailView, 'matter' | 'finder' | 'doers' | 'closedAt' | 'before' | 'after' | 'seen'> & {
  /** What was done, as the entry has it. */
  said: { note: string; data: Record<string, unknown> } | null;
};

const photosOf = (which: Prisma.Sql) => Prisma.sql`
  coalesce((select json_agg(json_build_object('id', p.id, 'width', p.width, 'height', p.height, 'bytes', p.bytes)
    order by p.created_at, p.id) from photo p join ticket_event e on e.id = p.event_id
    where e.ticket_id = t.id and ${which}), '[]'::json)`;

/**
 * One of them with the photos before and after and what was done: as the finding stood when it was closed. Two statements.
 * @throws DomainError `reinspection.not_found`, also for one out of the actor's reach
 */
export async function getReinspection(ctx: Ctx, input: { reinspectionId: string }): Promise<ReinspectionDetailView> {
  const row = await findReinspection(ctx.db.prisma, ctx.actor, input.reinspectionId);
  if (!row) throw new DomainError('reinspection.not_found');
  const [found] = await readRows<Found>(
    ctx.db,
    Prisma.sql`
    with at as (
      select r.id, r.ticket_id, r.created_at, r.done_at, coalesce((select max(e.seq) from ticket_event e
        where e.ticket_id = r.ticket_id and e.type in ('submitted', 'reopened') and e.at <= r.created_at), 1) as begun
      from reinspection r where r.id = ${row.id}::uuid
    )
    select t.matter, at.created_at as "closedAt", ${personJson('f')} as finder,
      coalesce((select json_agg(${personJson('s')} order by s.name) from reinspection r join staff s on s.id = any(r.doer_ids)
        where r.id = at.id), '[]'::json) as doers,
      (select json_build_object('note', e.note, 'data', json_build_object('ready', e.data -> 'ready')) from ticket_event e
        where e.ticket_id = t.id and e.type in ('finished', 'settled') and e.at <= at.created_at order by e.seq desc limit 1) as said,
      ${photosOf(Prisma.sql`e.type in ('submitted', 'reopened', 'reinspected') and e.at <= at.created_at`)} as before,
      ${photosOf(Prisma.sql`e.type in ('finished', 'settled', 'verified') and e.seq > at.begun and e.at <= at.created_at`)} as after,
      ${photosOf(Prisma.sql`e.seq = (select min(r.seq) from ticket_event r
        where r.ticket_id = t.id and r.type = 'reinspected' and r.at >= at.done_at)`)} as seen
    from at join ticket t on t.id = at.ticket_id left join staff f on f.id = t.reporter_staff_id`,
  );
  if (!found) throw new DomainError('reinspection.not_found');
  const { said, ...rest } = found;
  const done = { done: said?.note ?? '', doneEn: said ? noteInEnglish(said) : '' };
  const facts = factsOf(row);
  const held = can(ctx.actor, 'reinspection.record', subjectOfReinspection(facts));
  return { ...view(ctx, row), ...rest, ...done, ownWork: row.status === 'due' && held && isOwnWork(ctx.actor, facts) };
}

type RuleRow = Omit<ReinspectionRuleView, 'abilities'>;

/** The rule of a community, and who changed it last. @throws DomainError `access.denied` */
export async function getReinspectionRule(ctx: Ctx, input: ReinspectionRuleInput): Promise<ReinspectionRuleView> {
  const { actor } = ctx;
  const communityId = requireCommunity(actor, 'zone.view', input.communityId);
  const [row] = await readRows<RuleRow>(
    ctx.db,
    Prisma.sql`
    select u.community_id as "communityId", u.share, u.days, u.major_always as "majorAlways", u.version,
      ${personJson('s')} as "changedBy", u.changed_at as "changedAt"
    from reinspection_rule u left join staff s on s.id = u.changed_by_id where u.community_id = ${communityId}::uuid`,
  );
  const rule = row ?? { communityId, ...startingRule, version: 0, changedBy: null, changedAt: null };
  return { ...rule, abilities: { edit: can(actor, 'reinspection.edit', { communityId, zoneId: null }) } };
}
