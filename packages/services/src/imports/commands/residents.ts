import { newId } from '@linli/db';
import { floorOf, type ResidentRow } from '@linli/domain/imports';
import { importOf, type LineOutcome, type Placed, query, refuse, type Session } from './batch.ts';
import { findCommunities } from './places.ts';

/**
 * Residents with their homes, by external id. A unit comes into being with the first person named in it, a household
 * with its external id, or one to a unit. Who is not in the file stays as they are.
 */
export const importResidents = importOf<ResidentRow, Home>({ size: 500, place, write });

type Home = { buildingId: string };
type Member = { id: string; householdId: string; name: string; phone: string; relation: string; externalId: string };

async function place(session: Session, rows: readonly ResidentRow[]) {
  const communities = await findCommunities(session, rows);
  const buildings = await query<{ id: string; communityId: string; names: string[] }>(
    session,
    `select id, community_id as "communityId", array[name, name_en] as names from building
     where community_id = any($1::uuid[])`,
    [communities.ids],
  );
  const byName = new Map(buildings.flatMap((it) => it.names.map((name) => [`${it.communityId} ${name}`, it.id])));
  return (row: ResidentRow) => {
    const community = communities.find(row.communityExternalId);
    if (!community) return refuse('communityExternalId', 'community_unknown');
    const buildingId = byName.get(`${community.id} ${row.building}`);
    return buildingId ? { buildingId } : refuse('building', 'building_unknown');
  };
}

async function write(session: Session, placed: readonly Placed<ResidentRow, Home>[]): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  const units = await ensureUnits(session, placed);
  const households = await ensureHouseholds(session, placed, units);
  const known = await query<Member>(
    session,
    `select id, household_id as "householdId", name, phone, relation, external_id as "externalId"
     from member where external_id = any($1::text[])`,
    [placed.map(({ row }) => row.externalId)],
  );
  const before = new Map(known.map((member) => [member.externalId, member]));
  const written: Member[] = [];
  for (const { line, row, buildingId } of placed) {
    const { externalId, name, phone, relation } = row;
    const householdId = households.get(row.householdExternalId ?? `${buildingId} ${row.unit}`) ?? '';
    const old = before.get(externalId);
    const same =
      old?.householdId === householdId && old.name === name && old.phone === phone && old.relation === relation;
    outcomes.push({ line, outcome: same ? 'unchanged' : 'imported' });
    if (!same) written.push({ id: old?.id ?? newId(), householdId, name, phone, relation, externalId });
  }
  await query(session, memberSql, [JSON.stringify(written)]);
  await query(session, accountSql, [written.map((member) => member.id)]);
  return outcomes;
}

/** Ids of units by `building number`. */
async function ensureUnits(
  session: Session,
  placed: readonly Placed<ResidentRow, Home>[],
): Promise<Map<string, string>> {
  const rows = placed.map(({ row, buildingId }) => ({
    id: newId(),
    buildingId,
    floor: row.floor ?? floorOf(row.unit),
    number: row.unit,
  }));
  const given = JSON.stringify(rows);
  const recordset = 'jsonb_to_recordset($1::jsonb) as r(id uuid, "buildingId" uuid, floor int, number text)';
  await query(
    session,
    `insert into unit (id, building_id, floor, number)
     select distinct on ("buildingId", number) id, "buildingId", floor, number from ${recordset}
     on conflict (building_id, number) do nothing`,
    [given],
  );
  const units = await query<{ id: string; key: string }>(
    session,
    `select distinct u.id, u.building_id || ' ' || u.number as key
     from ${recordset} join unit u on u.building_id = r."buildingId" and u.number = r.number`,
    [given],
  );
  return new Map(units.map(({ id, key }) => [key, id]));
}

/** Ids of households, by their external id or by `building number` of their unit. */
async function ensureHouseholds(
  session: Session,
  placed: readonly Placed<ResidentRow, Home>[],
  units: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const rows = placed.map(({ row, buildingId }) => {
    const key = `${buildingId} ${row.unit}`;
    return { id: newId(), unitId: units.get(key), externalId: row.householdExternalId ?? null, key };
  });
  const given = JSON.stringify(rows);
  const recordset = 'jsonb_to_recordset($1::jsonb) as r(id uuid, "unitId" uuid, "externalId" text, key text)';
  await query(
    session,
    `insert into household (id, unit_id, external_id)
     select distinct on (coalesce("externalId", key)) id, "unitId", "externalId" from ${recordset}
     where "externalId" is not null or not exists (select 1 from household h where h.unit_id = r."unitId")
     on conflict (external_id) do nothing`,
    [given],
  );
  const households = await query<{ id: string; key: string }>(
    session,
    `select distinct on (coalesce(r."externalId", r.key)) h.id, coalesce(r."externalId", r.key) as key
     from ${recordset} join household h on h.external_id = r."externalId" or (r."externalId" is null and h.unit_id = r."unitId")
     order by 2, h.id`,
    [given],
  );
  return new Map(households.map(({ id, key }) => [key, id]));
}

const memberSql = `
insert into member (id, household_id, name, phone, relation, external_id)
select id, "householdId", name, phone, relation, "externalId" from jsonb_to_recordset($1::jsonb)
  as r(id uuid, "householdId" uuid, name text, phone text, relation text, "externalId" text)
on conflict (external_id) do update set household_id = excluded.household_id, name = excluded.name,
  phone = excluded.phone, relation = excluded.relation`;

const accountSql = `
insert into account (id, door, member_id)
select gen_random_uuid(), 'portal', m.id from member m
where m.id = any($1::uuid[]) and not exists (select 1 from account a where a.member_id = m.id)`;
