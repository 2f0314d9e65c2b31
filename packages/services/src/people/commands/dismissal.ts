import { newId } from '@linli/db';
import { type Link, oneLevelUp } from '@linli/domain/people';
import { visibilityOf } from '@linli/domain/tickets';
import type { Ctx, Read } from '../../context/index.ts';
import { signatureOf } from '../../tickets/commands/append.ts';

type Person = Link & { name: string; nameEn: string; communityId: string };
type Matter = {
  id: string;
  version: number;
  status: string;
  communityId: string;
  fromId: string;
  aboutStaffId: string | null;
};

/**
 * T5: what those who have left answer for goes one level up, to their superior or the director, in the transaction that
 * dismisses them and with an entry on each; never to whom it is about. Their calls go the same way, what was offered to them
 * is offered to nobody, and leave in which they are away or stand in ends.
 * @returns the communities in which something was handed up
 */
export async function handUpFrom(ctx: Ctx, read: Read, staffIds: readonly string[]): Promise<string[]> {
  if (staffIds.length === 0) return [];
  const matters = await read<Matter>(
    `select t.id, t.version, t.status, t.community_id as "communityId", t.first_responsible_id as "fromId",
       t.about_staff_id as "aboutStaffId"
     from ticket t where t.first_responsible_id = any($1::uuid[]) and t.ended_at is null order by t.id for no key update`,
    [staffIds],
  );
  const above = await findAbove(read, staffIds);
  const moved = matters.map((matter) => ({ ...matter, eventId: newId(), to: personAbove(above, matter) }));
  await read(
    `update ticket t set first_responsible_id = r.to_id, version = t.version + 1, updated_at = $2::timestamptz,
       handover_to_id = case when t.handover_to_id = r.to_id then null else t.handover_to_id end
     from jsonb_to_recordset($1::jsonb) as r(id uuid, to_id uuid) where t.id = r.id`,
    [JSON.stringify(moved.map(({ id, to }) => ({ id, to_id: to?.id ?? null }))), ctx.clock()],
  );
  await read(eventSql, [JSON.stringify(moved.map(entryOf(ctx)))]);
  const calls = await read<{ id: string; communityId: string; fromId: string; aboutStaffId: string | null }>(
    `select c.id, c.community_id as "communityId", c.owner_id as "fromId", t.about_staff_id as "aboutStaffId"
     from callback c join ticket t on t.id = c.ticket_id
     where c.owner_id = any($1::uuid[]) and c.status = 'due' order by c.id for no key update of c`,
    [staffIds],
  );
  await read(
    'update callback c set owner_id = r.to_id from jsonb_to_recordset($1::jsonb) as r(id uuid, to_id uuid) where c.id = r.id',
    [JSON.stringify(calls.map((call) => ({ id: call.id, to_id: personAbove(above, call)?.id ?? null })))],
  );
  await read('update ticket set handover_to_id = null where handover_to_id = any($1::uuid[])', [staffIds]);
  await read('update ticket set attention_id = null where attention_id = any($1::uuid[])', [staffIds]);
  await read(
    `update absence set state = 'ended' where (staff_id = any($1::uuid[]) or deputy_id = any($1::uuid[])) and state in ('planned', 'confirmed')`,
    [staffIds],
  );
  return [...new Set(moved.map(({ communityId }) => communityId))];
}

const entryOf =
  (ctx: Ctx) =>
  ({ id, eventId, version, status, fromId, to }: Matter & { eventId: string; to: Person | null }) => ({
    ...{ id: eventId, ticketId: id, seq: version + 1, at: ctx.clock(), door: ctx.door, status, ...signatureOf(ctx) },
    visibility: visibilityOf('handed_up'),
    data: { fromId, assigneeId: to?.id ?? null, assigneeName: to?.name ?? '', assigneeNameEn: to?.nameEn ?? '' },
  });

const eventSql = `
insert into ticket_event (id, ticket_id, seq, type, at, visibility, door, actor_kind, actor_id, actor_name, from_status,
  to_status, note, data)
select id, "ticketId", seq, 'handed_up', at, visibility, door, "actorKind", "actorId", "actorName", status, status, '', data
from jsonb_to_recordset($1::jsonb) as r(id uuid, "ticketId" uuid, seq int, at timestamptz, visibility text, door text,
  "actorKind" text, "actorId" uuid, "actorName" text, status text, data jsonb)`;

/** One level up, past whom it is about. */
function personAbove(above: readonly Person[], matter: Pick<Matter, 'communityId' | 'fromId' | 'aboutStaffId'>) {
  const people = above
    .filter(({ communityId }) => communityId === matter.communityId)
    .map((person) => ({ ...person, active: person.active && person.id !== matter.aboutStaffId }));
  const id = oneLevelUp(matter.fromId, people);
  return people.find((person) => person.id === id) ?? null;
}

/** The chains of those who leave and the last resorts, for each community in which they answer for something. */
async function findAbove(read: Read, staffIds: readonly string[]): Promise<Person[]> {
  return await read<Person>(
    `with recursive chain as (
       select s.id, s.superior_id from staff s where s.id = any($1::uuid[])
       union select u.id, u.superior_id from chain c join staff u on u.id = c.superior_id
     ), here as (
       select c.id, c.region_id, r.company_id from community c join region r on r.id = c.region_id
       where c.id in (select t.community_id from ticket t where t.first_responsible_id = any($1::uuid[])
         union select k.community_id from callback k where k.owner_id = any($1::uuid[]))
     )
     select s.id, s.superior_id as "superiorId", s.role, s.active, s.name, coalesce(nullif(s.name_en, ''), s.name) as "nameEn",
       here.id as "communityId",
       coalesce(s.community_id = here.id, s.region_id = here.region_id, s.company_id = here.company_id) as reaches
     from staff s, here
     where s.id in (select id from chain)
       or (s.company_id = here.company_id and s.role in ('director', 'regional_manager'))`,
    [staffIds],
  );
}
