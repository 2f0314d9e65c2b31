import { newId } from '@linli/db';
import type { StaffRow } from '@linli/domain/imports';
import { room } from '@linli/domain/kernel';
import { openAccounts } from '../../people/commands/accounts.ts';
import { handUpFrom } from '../../people/commands/dismissal.ts';
import { importOf, type LineOutcome, type Placed, query, readOf, refusal, refuse, type Session } from './batch.ts';
import { findCommunities, findCompany, findZones, homeOf } from './places.ts';

/**
 * Members of staff with their zones and superiors, by company and external id. A whole file of them is one batch, so
 * that a superior may stand below their people. Who is not in the file stays as they are.
 */
export const importStaff = importOf<StaffRow, Post>({ size: 20_000, place, write });

type Post = { id: string; companyId: string; communityId: string | null; regionId: string | null; zoneIds: string[] };
type Person = Placed<StaffRow, Post>;

type Known = { id: string; companyId: string; externalId: string; record: string };

async function write(session: Session, placed: readonly Person[]): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  const known = await findStaff(session, placed);
  const ids = new Map(known.map(({ id, companyId, externalId }) => [`${companyId} ${externalId}`, id]));
  const accepted = withSuperiors(placed, ids, outcomes);
  for (const it of accepted) it.id = ids.get(keyOf(it)) ?? it.id;
  const idOf = new Map([...ids, ...accepted.map((it): [string, string] => [keyOf(it), it.id])]);
  const records = accepted.map((it) => {
    const { externalId, role, name, nameEn, phone, title, active } = it.row;
    const superiorId = it.row.superiorExternalId ? idOf.get(`${it.companyId} ${it.row.superiorExternalId}`) : null;
    const { id, companyId, regionId, communityId } = it;
    const place = { companyId, regionId, communityId };
    return { id, ...place, superiorId, role, trades: it.row.trades, name, nameEn, phone, title, active, externalId };
  });
  await query(session, upsertSql, [JSON.stringify(records)]);
  await openAccounts(
    readOf(session),
    accepted.map((it) => it.id),
  );
  await leadAndSupport(session, accepted);
  // T5: who is known and has left answers for nothing any more; what they answered for before is handed up once.
  const left = accepted.filter(({ row }) => !row.active).map(({ id }) => id);
  for (const communityId of await handUpFrom(session.ctx, readOf(session), left)) {
    session.rooms.add(room.community(communityId));
  }
  const before = new Map(known.map(({ id, record }) => [id, record]));
  const after = new Map((await findStaff(session, accepted)).map(({ id, record }) => [id, record]));
  for (const { id, line } of accepted) {
    outcomes.push({ line, outcome: before.get(id) === after.get(id) ? 'unchanged' : 'imported' });
  }
  return outcomes;
}

const keyOf = ({ companyId, row }: Person): string => `${companyId} ${row.externalId}`;

async function place(session: Session, rows: readonly StaffRow[]) {
  const communities = await findCommunities(session, rows);
  const regions = await query<{ id: string; companyId: string; names: string[] }>(
    session,
    'select id, company_id as "companyId", array[name, name_en] as names from region',
  );
  const zones = await findZones(session, communities.ids);
  const companies = new Map<string | undefined, string | undefined>();
  for (const company of new Set(rows.map((row) => row.company))) {
    companies.set(company, await findCompany(session, company));
  }
  return (row: StaffRow) => {
    // Who belongs to a region belongs to no single community of it.
    const wanted = row.communityExternalId ?? (row.region ? undefined : homeOf(session));
    const community = wanted === undefined ? undefined : communities.find(wanted);
    const companyId = community?.companyId ?? companies.get(row.company);
    const region = regions.find((it) => row.region && it.companyId === companyId && it.names.includes(row.region));
    const zoneIds = row.zones.map((zone) => zones.get(`${community?.id} ${zone}`));
    const found = zoneIds.filter((id) => id !== undefined);
    if (!companyId) return refuse('company', 'company_unknown');
    if (wanted !== undefined && !community) return refuse('communityExternalId', 'community_unknown');
    if (row.region && !region) return refuse('region', 'region_unknown');
    if (found.length < zoneIds.length) return refuse('zones', 'zone_unknown');
    const post = { companyId, communityId: community?.id ?? null, regionId: region?.id ?? null };
    return { id: newId(), ...post, zoneIds: found };
  };
}

/** Nobody comes in under a superior who is neither known nor comes in. */
function withSuperiors(
  placed: readonly Person[],
  known: ReadonlyMap<string, string>,
  outcomes: LineOutcome[],
): Person[] {
  let accepted = [...placed];
  for (;;) {
    const there = new Set([...known.keys(), ...accepted.map(keyOf)]);
    const orphans = accepted.filter(
      ({ companyId, row }) => row.superiorExternalId && !there.has(`${companyId} ${row.superiorExternalId}`),
    );
    if (orphans.length === 0) return accepted;
    for (const { line } of orphans) outcomes.push(refusal(line, 'superiorExternalId', 'superior_unknown'));
    accepted = accepted.filter((it) => !orphans.includes(it));
  }
}

/** People with all that an import can change, as one text to compare. */
async function findStaff(session: Session, placed: readonly Person[]): Promise<Known[]> {
  const companies = [...new Set(placed.map((it) => it.companyId))];
  return await query<Known>(
    session,
    `select s.id, s.company_id as "companyId", s.external_id as "externalId",
       s::text || coalesce((select string_agg(z.id::text, ' ' order by z.id) from zone z where z.housekeeper_id = s.id), '')
         || '/' || coalesce((select string_agg(zs.zone_id::text, ' ' order by zs.zone_id) from zone_staff zs
           where zs.staff_id = s.id), '') as record
     from staff s where s.company_id = any($1::uuid[]) and s.external_id is not null`,
    [companies],
  );
}

async function leadAndSupport(session: Session, staff: readonly Person[]): Promise<void> {
  const leads = staff.flatMap(({ id, row, zoneIds }) =>
    row.role === 'housekeeper' ? zoneIds.map((zoneId) => ({ zoneId, id })) : [],
  );
  const supports = staff.flatMap(({ id, row, zoneIds }) =>
    row.role === 'housekeeper' ? [] : zoneIds.map((zoneId) => ({ zoneId, id })),
  );
  const pairs = 'jsonb_to_recordset($1::jsonb) as r("zoneId" uuid, id uuid)';
  await query(session, `update zone set housekeeper_id = r.id from ${pairs} where zone.id = r."zoneId"`, [
    JSON.stringify(leads),
  ]);
  await query(
    session,
    `delete from zone_staff zs using (select distinct id from ${pairs}) r where zs.staff_id = r.id
       and not exists (select 1 from ${pairs.replace(' r(', ' s(')} where s.id = zs.staff_id and s."zoneId" = zs.zone_id)`,
    [JSON.stringify(supports)],
  );
  await query(
    session,
    `insert into zone_staff (zone_id, staff_id) select distinct "zoneId", id from ${pairs} on conflict do nothing`,
    [JSON.stringify(supports)],
  );
}

const upsertSql = `
insert into staff as s (id, company_id, region_id, community_id, superior_id, role, trades, name, name_en, phone, title,
  active, external_id)
select id, "companyId", "regionId", "communityId", "superiorId", role, trades, name, coalesce(nullif("nameEn", ''), name),
  phone, title, active, "externalId"
from jsonb_to_recordset($1::jsonb) as r(id uuid, "companyId" uuid, "regionId" uuid, "communityId" uuid,
  "superiorId" uuid, role text, trades text[], name text, "nameEn" text, phone text, title text, active boolean,
  "externalId" text)
on conflict (company_id, external_id) do update set region_id = excluded.region_id, community_id = excluded.community_id,
  superior_id = coalesce(excluded.superior_id, s.superior_id), role = excluded.role,
  trades = case when excluded.trades = '{}' then s.trades else excluded.trades end, name = excluded.name,
  name_en = excluded.name_en, phone = excluded.phone, title = coalesce(nullif(excluded.title, ''), s.title),
  active = excluded.active`;
