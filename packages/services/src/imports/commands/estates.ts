import { newId } from '@linli/db';
import type { EstateRow } from '@linli/domain/imports';
import { insertStartingCategories } from '../../categories/index.ts';
import { insertStartingClocks } from '../../clocks/index.ts';
import { importOf, type LineOutcome, type Placed, query, readOf, refuse, type Session } from './batch.ts';
import { ensureCompany, ensureRegions, findZones } from './places.ts';

/** Communities with their blocks, by external id. What the source leaves empty, and what it no longer names, stays. */
export const importEstates = importOf<EstateRow, Company>({ size: 200, place, write });

type Company = { companyId: string };
type Estate = ReturnType<typeof recordOf>;
type KnownBuilding = {
  name: string;
  nameEn: string;
  floors: number;
  basements: number | null;
  zones: (string | null)[];
  lat: number | null;
  lng: number | null;
};
type KnownEstate = Estate & { buildings: KnownBuilding[] };

async function place(session: Session, rows: readonly EstateRow[]) {
  const companies = new Map<string | undefined, string | undefined>();
  for (const { company, companyEn } of rows) {
    if (!companies.get(company)) companies.set(company, await ensureCompany(session, company, companyEn));
  }
  return (row: EstateRow) => {
    const companyId = companies.get(row.company);
    return companyId ? { companyId } : refuse('company', 'company_unknown');
  };
}

async function write(session: Session, placed: readonly Placed<EstateRow, Company>[]): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  const regions = await ensureRegions(
    session,
    placed.map(({ row, companyId }) => ({ companyId, name: row.region, nameEn: row.regionEn })),
  );
  const known = await findEstates(session, placed);
  const fresh: Estate[] = [];
  const changed: Estate[] = [];
  const touched: { communityId: string; row: EstateRow }[] = [];
  for (const { line, row, companyId } of placed) {
    const before = known.get(row.externalId);
    const record = recordOf(
      row,
      before?.id ?? newId(),
      regions.get(`${companyId} ${row.region}`) ?? '',
      session.options.timeZone,
    );
    const same = before && sameRecord(record, before, row) && sameBlocks(row, before);
    outcomes.push({ line, outcome: same ? 'unchanged' : 'imported' });
    if (same) continue;
    (before ? changed : fresh).push(before ? { ...record, timeZone: row.timeZone ?? before.timeZone } : record);
    touched.push({ communityId: record.id, row });
  }
  await insertEstates(session, fresh);
  await updateEstates(session, changed);
  await writeBlocks(session, touched);
  return outcomes;
}

function recordOf(row: EstateRow, id: string, regionId: string, timeZone: string) {
  const { externalId, name, nameEn, district, hotline } = row;
  const flats = row.flats ?? null;
  const at = { lat: row.lat ?? null, lng: row.lng ?? null };
  return {
    id,
    regionId,
    externalId,
    name,
    nameEn,
    district,
    hotline,
    flats,
    ...at,
    timeZone: row.timeZone ?? timeZone,
  };
}

/** Only what the source says counts. */
function sameRecord(record: Estate, before: Estate, row: EstateRow): boolean {
  return (Object.keys(record) as (keyof Estate)[]).every((column) => {
    const said = column === 'timeZone' ? row.timeZone : record[column];
    return said === null || said === undefined || said === '' || said === before[column];
  });
}

function sameBlocks(row: EstateRow, before: KnownEstate): boolean {
  const buildings = new Map(before.buildings.map((building) => [building.name, building]));
  return row.blocks.every((block) => {
    const building = buildings.get(block.name);
    if (!building) return false;
    const sameZone = block.zone === undefined || building.zones.includes(block.zone);
    return (
      sameZone &&
      (block.nameEn || building.nameEn) === building.nameEn &&
      (block.floors === 1 || block.floors === building.floors) &&
      (block.basements === undefined || block.basements === building.basements) &&
      (block.lat === undefined || (block.lat === building.lat && block.lng === building.lng))
    );
  });
}

async function findEstates(
  session: Session,
  placed: readonly Placed<EstateRow, Company>[],
): Promise<Map<string, KnownEstate>> {
  const rows = await query<KnownEstate>(
    session,
    `select c.id, c.region_id as "regionId", c.external_id as "externalId", c.name, c.name_en as "nameEn", c.district,
       c.hotline, c.flats, c.lat, c.lng, c.time_zone as "timeZone",
       coalesce((select json_agg(json_build_object('name', b.name, 'nameEn', b.name_en, 'floors', b.floors, 'basements', b.basements,
           'zones', array[z.name, z.name_en], 'lat', b.lat, 'lng', b.lng))
         from building b left join zone z on z.id = b.zone_id where b.community_id = c.id), '[]'::json) as buildings
     from community c where c.external_id = any($1::text[])`,
    [placed.map(({ row }) => row.externalId)],
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}

const recordset = `jsonb_to_recordset($1::jsonb) as r(id uuid, "regionId" uuid, "externalId" text, name text,
  "nameEn" text, district text, hotline text, flats int, lat float8, lng float8, "timeZone" text)`;

async function insertEstates(session: Session, estates: readonly Estate[]): Promise<void> {
  if (estates.length === 0) return;
  await query(
    session,
    `insert into community (id, region_id, external_id, name, name_en, district, hotline, flats, lat, lng, time_zone)
     select id, "regionId", "externalId", name, coalesce(nullif("nameEn", ''), name), district, hotline, flats, lat, lng,
       "timeZone" from ${recordset}`,
    [JSON.stringify(estates)],
  );
  const made = estates.map((estate) => estate.id);
  await insertStartingClocks(readOf(session), made, session.ctx.clock());
  await insertStartingCategories(readOf(session), made, session.ctx.clock());
}

async function updateEstates(session: Session, estates: readonly Estate[]): Promise<void> {
  if (estates.length === 0) return;
  await query(
    session,
    `update community c set region_id = r."regionId", name = r.name, name_en = coalesce(nullif(r."nameEn", ''), c.name_en),
       district = coalesce(nullif(r.district, ''), c.district), hotline = coalesce(nullif(r.hotline, ''), c.hotline),
       flats = coalesce(r.flats, c.flats), lat = coalesce(r.lat, c.lat), lng = coalesce(r.lng, c.lng),
       time_zone = r."timeZone"
     from ${recordset} where c.id = r.id`,
    [JSON.stringify(estates)],
  );
}

async function writeBlocks(
  session: Session,
  estates: readonly { communityId: string; row: EstateRow }[],
): Promise<void> {
  const blocks = estates.flatMap(({ communityId, row }) => row.blocks.map((block) => ({ ...block, communityId })));
  if (blocks.length === 0) return;
  const zones = await findZones(
    session,
    estates.map((estate) => estate.communityId),
    blocks.flatMap(({ communityId, zone }) => (zone ? [{ communityId, name: zone, nameEn: '' }] : [])),
  );
  const rows = blocks.map((block) => ({
    ...block,
    id: newId(),
    zoneId: zones.get(`${block.communityId} ${block.zone}`) ?? null,
  }));
  await query(
    session,
    `insert into building as b (id, community_id, zone_id, name, name_en, floors, basements, lat, lng)
     select distinct on ("communityId", name) id, "communityId", "zoneId", name, "nameEn", floors, basements, lat, lng
     from jsonb_to_recordset($1::jsonb)
       as r(id uuid, "communityId" uuid, "zoneId" uuid, name text, "nameEn" text, floors int, basements int, lat float8,
         lng float8)
     on conflict (community_id, name) do update set zone_id = coalesce(excluded.zone_id, b.zone_id),
       name_en = coalesce(nullif(excluded.name_en, ''), b.name_en), floors = case when excluded.floors = 1 then b.floors else excluded.floors end,
       basements = coalesce(excluded.basements, b.basements),
       lat = coalesce(excluded.lat, b.lat), lng = coalesce(excluded.lng, b.lng)`,
    [JSON.stringify(rows)],
  );
}
