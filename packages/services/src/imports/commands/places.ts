import { type Db, newId } from '@linli/db';
import type { HomeCommunity } from '@linli/domain/imports';
import { insertStartingCategories } from '../../categories/index.ts';
import { insertStartingClocks } from '../../clocks/index.ts';
import { query, readOf, type Session } from './batch.ts';

/** A community that rows can go to. */
export type KnownCommunity = { id: string; externalId: string; companyId: string; name: string; nameEn: string };

/** The company of that name; without a name the option's, else the first there is. Undefined: none. */
export async function findCompany(session: Session, name?: string): Promise<string | undefined> {
  const wanted = name ?? session.options.company;
  const [company] = await query<{ id: string }>(
    session,
    'select id from company where $1::text is null or name = $1 or name_en = $1 order by id limit 1',
    [wanted ?? null],
  );
  return company?.id;
}

/** As `findCompany`, but a company that is named and unknown comes into being. */
export async function ensureCompany(session: Session, name?: string, nameEn = ''): Promise<string | undefined> {
  const known = await findCompany(session, name);
  const wanted = name ?? session.options.company;
  if (known || !wanted) return known;
  const id = newId();
  await query(session, 'insert into company (id, name, name_en) values ($1, $2, $3)', [id, wanted, nameEn || wanted]);
  return id;
}

/** Regions by name, made when they are not there; answers their ids by `company name`. */
export async function ensureRegions(
  session: Session,
  regions: readonly { companyId: string; name: string; nameEn: string }[],
): Promise<Map<string, string>> {
  const rows = regions.map((region) => ({ ...region, id: newId() }));
  await query(
    session,
    `insert into region (id, company_id, name, name_en)
     select distinct on ("companyId", name) id, "companyId", name, coalesce(nullif("nameEn", ''), name)
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "companyId" uuid, name text, "nameEn" text)
     on conflict (company_id, name) do nothing`,
    [JSON.stringify(rows)],
  );
  const known = await query<{ id: string; key: string }>(
    session,
    `select id, company_id || ' ' || name as key from region where company_id = any($1::uuid[])`,
    [[...new Set(regions.map((region) => region.companyId))]],
  );
  return new Map(known.map(({ id, key }) => [key, id]));
}

/** Whether there is a community with this external id. */
export async function knowsCommunity(db: Db, externalId: string): Promise<boolean> {
  return (await db.prisma.community.count({ where: { externalId } })) > 0;
}

/** The communities that rows name, with the one for all that name none. */
export async function findCommunities(session: Session, rows: readonly { communityExternalId?: string | undefined }[]) {
  const home = homeOf(session);
  const wanted = new Set([home, ...rows.map((row) => row.communityExternalId)].filter((id) => id !== undefined));
  if (session.options.home?.externalId === home && session.options.home)
    await ensureHome(session, session.options.home);
  const known = await query<KnownCommunity>(
    session,
    `select c.id, c.external_id as "externalId", r.company_id as "companyId", c.name, c.name_en as "nameEn"
     from community c join region r on r.id = c.region_id where c.external_id = any($1::text[])`,
    [[...wanted]],
  );
  const byExternalId = new Map(known.map((community) => [community.externalId, community]));
  return {
    ids: known.map(({ id }) => id),
    find: (externalId = home) => (externalId === undefined ? undefined : byExternalId.get(externalId)),
  };
}

/** The community for rows that name none: the operator's word counts more than the mapping's. */
export function homeOf({ options }: Session): string | undefined {
  return options.communityExternalId ?? options.home?.externalId;
}

async function ensureHome(session: Session, home: HomeCommunity): Promise<void> {
  const known = await query(session, 'select 1 from community where external_id = $1', [home.externalId]);
  if (known.length) return;
  const companyId = await ensureCompany(session, home.company, home.companyEn);
  if (!companyId) return;
  const regions = await ensureRegions(session, [{ companyId, name: home.region, nameEn: home.regionEn }]);
  const id = newId();
  await query(
    session,
    `insert into community (id, region_id, name, name_en, district, hotline, time_zone, external_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      regions.get(`${companyId} ${home.region}`),
      home.name,
      home.nameEn || home.name,
      home.district,
      home.hotline,
      home.timeZone,
      home.externalId,
    ],
  );
  await insertStartingClocks(readOf(session), [id], session.ctx.clock());
  await insertStartingCategories(readOf(session), [id], session.ctx.clock());
}

/** Zones by name, made when asked to; answers their ids by `community name`, in either language. */
export async function findZones(
  session: Session,
  communityIds: readonly string[],
  make: readonly { communityId: string; name: string; nameEn: string }[] = [],
): Promise<Map<string, string>> {
  const rows = make.map((zone) => ({ ...zone, id: newId() }));
  if (rows.length) {
    await query(
      session,
      `insert into zone (id, community_id, name, name_en)
       select distinct on ("communityId", name) id, "communityId", name, coalesce(nullif("nameEn", ''), name)
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "communityId" uuid, name text, "nameEn" text)
       where not exists (select 1 from zone z where z.community_id = r."communityId" and r.name in (z.name, z.name_en))
       on conflict (community_id, name) do nothing`,
      [JSON.stringify(rows)],
    );
  }
  const zones = await query<{ id: string; communityId: string; name: string; nameEn: string }>(
    session,
    'select id, community_id as "communityId", name, name_en as "nameEn" from zone where community_id = any($1::uuid[])',
    [[...new Set(communityIds)]],
  );
  const names = zones.flatMap(({ id, communityId, name, nameEn }): [string, string][] => [
    [`${communityId} ${nameEn}`, id],
    [`${communityId} ${name}`, id],
  ]);
  return new Map(names);
}
