import { newId } from '@linli/db';
import { promiseOf } from '@linli/domain/clocks';
import {
  categoryIn,
  elementsOf,
  type Past,
  type PastEvent,
  pastOf,
  pastSince,
  type TicketRow,
} from '@linli/domain/imports';
import { room } from '@linli/domain/kernel';
import { type PlaceWords, placeOfUnit } from '@linli/domain/zones';
import { findCategoriesOf } from '../../categories/queries.ts';
import { type ClockSettings, findClockSettingsOf } from '../../clocks/index.ts';
import { importOf, type LineOutcome, type Placed, query, readOf, refusal, refuse, type Session } from './batch.ts';
import { findCommunities, findZones, type KnownCommunity } from './places.ts';
import {
  appendEvents,
  findTickets,
  type GrownTicket,
  insertTickets,
  type KnownTicket,
  projectTickets,
  setAlarms,
  type TicketRecord,
} from './ticket-records.ts';

/**
 * Matters with their past, by external id. What the source has learned since is appended to the history; a matter that
 * somebody has worked on here is ours and is never overwritten. No callbacks: the past owes nothing; only what is
 * open gets its alarm.
 */
export const importTickets = importOf<TicketRow, Standing>({ size: 500, place, write });

type Standing = {
  past: Past;
  community: KnownCommunity;
  zoneId: string | null;
  reporter?: Reporter;
  place: PlaceWords;
  reporterName: string;
  /** Its key. */
  category: string;
};
type Matter = Placed<TicketRow, Standing>;
type Reporter = {
  id: string;
  householdId: string;
  name: string;
  phone: string;
  communityId: string;
  zoneId: string | null;
  building: string;
  buildingEn: string;
  unit: string;
};

async function write(session: Session, placed: readonly Matter[]): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  const clocks = await findSettings(session, placed);
  const known = await findTickets(
    session,
    placed.map(({ row }) => row.externalId),
  );
  const fresh: GrownTicket[] = [];
  const grown: GrownTicket[] = [];
  for (const it of placed) {
    const before = known.get(it.row.externalId);
    const record = recordOf(it, before, clocks.get(it.community.id) ?? { policies: [], calendars: {} });
    const events = before ? newsOf(it, record, before, session.ctx.clock()) : it.past.events;
    if (!events) outcomes.push(refusal(it.line, 'status', 'history_rewritten'));
    else if (events.length === 0) outcomes.push({ line: it.line, outcome: 'unchanged' });
    else {
      outcomes.push({ line: it.line, outcome: 'imported' });
      (before ? grown : fresh).push({ record, version: before?.version ?? 0, events });
      tell(session, record);
    }
  }
  await insertTickets(session, fresh);
  await projectTickets(session, grown);
  await appendEvents(session, [...fresh, ...grown]);
  await setAlarms(session, [...fresh, ...grown]);
  return outcomes;
}

function tell(session: Session, { communityId, zoneId }: TicketRecord): void {
  session.rooms.add(room.community(communityId));
  if (zoneId) session.rooms.add(room.zone(zoneId));
}

/** What to append to a known matter: nothing when it is as it was or somebody here has taken it on. */
function newsOf(
  { row, past }: Matter,
  record: TicketRecord,
  before: KnownTicket,
  now: Date,
): readonly PastEvent[] | undefined {
  if (before.workedOn) return [];
  const steps = pastSince(row, past, before.events);
  if (!steps) return undefined;
  const changes = changesOf(record, before, row.dueAt !== undefined);
  if (changes.length === 0) return steps;
  const status = steps.at(-1)?.toStatus ?? before.status;
  const noted: PastEvent = {
    type: 'noted',
    at: now,
    fromStatus: status,
    toStatus: status,
    note: changes.join('\n'),
    data: {},
  };
  return [...steps, noted];
}

const compared = [
  'communityId',
  'zoneId',
  'kind',
  'source',
  'category',
  'area',
  'severity',
  'matter',
  'placeText',
  'placeTextEn',
  'lat',
  'lng',
  'reporterMemberId',
  'reporterName',
  'reporterPhone',
] as const;

/** What the source says differently now, `column: before → after`. The promise is frozen unless the source gave it (T8). */
function changesOf(record: TicketRecord, before: KnownTicket, promised: boolean): string[] {
  const short = (value: unknown) => String(value ?? '—').slice(0, 120);
  const changes = compared.flatMap((column) =>
    record[column] === before[column] ? [] : [`${column}: ${short(before[column])} → ${short(record[column])}`],
  );
  const moved = promised && record.doneDueAt.getTime() !== before.doneDueAt.getTime();
  return moved ? [...changes, `dueAt: ${before.doneDueAt.toISOString()} → ${record.doneDueAt.toISOString()}`] : changes;
}

function recordOf(
  { row, past, community, zoneId, reporter, place, reporterName, category }: Matter,
  before: KnownTicket | undefined,
  { policies, calendars }: ClockSettings,
): TicketRecord {
  const promise = promiseOf(policies, calendars, { ...row, category }, row.createdAt);
  const doneDueAt = row.dueAt ?? before?.doneDueAt ?? promise.doneDueAt;
  const replyDueAt = new Date(Math.min(promise.replyDueAt.getTime(), doneDueAt.getTime()));
  return {
    id: before?.id ?? newId(),
    externalId: row.externalId,
    communityId: community.id,
    zoneId,
    kind: row.kind,
    source: row.source,
    category,
    area: row.area,
    severity: row.severity,
    matter: row.matter,
    placeText: place.zh,
    placeTextEn: place.en,
    lat: row.lat ?? null,
    lng: row.lng ?? null,
    reporterMemberId: reporter?.id ?? null,
    householdId: reporter?.householdId ?? null,
    reporterName,
    reporterPhone: row.reporterPhone || (reporter?.phone ?? ''),
    createdAt: row.createdAt,
    replyDueAt,
    doneDueAt,
    status: past.status,
    updatedAt: past.updatedAt,
    repliedAt: past.repliedAt,
    doneAt: past.doneAt,
    endedAt: past.endedAt,
  };
}

async function place(session: Session, rows: readonly TicketRow[]) {
  const communities = await findCommunities(session, rows);
  const { home } = session.options;
  const made = rows.flatMap((row) => {
    const community = communities.find(row.communityExternalId);
    const mayMake = home?.makeZones && community?.externalId === home.externalId;
    return mayMake && community && row.zone ? [{ communityId: community.id, name: row.zone, nameEn: row.zoneEn }] : [];
  });
  const zones = await findZones(session, communities.ids, made);
  const reporters = await findReporters(session, rows);
  const trees = new Map<string, Awaited<ReturnType<typeof findCategoriesOf>>>();
  for (const id of communities.ids) trees.set(id, await findCategoriesOf(readOf(session), id));
  return (row: TicketRow) => {
    const past = pastOf(row, session.ctx.clock());
    if ('problems' in past) return past;
    const community = communities.find(row.communityExternalId);
    if (!community) return refuse('communityExternalId', 'community_unknown');
    const found = row.reporterExternalId ? reporters.get(row.reporterExternalId) : undefined;
    const reporter = found?.communityId === community.id ? found : undefined;
    const zoneId = row.zone ? zones.get(`${community.id} ${row.zone}`) : (reporter?.zoneId ?? null);
    if (zoneId === undefined) return refuse('zone', 'zone_unknown');
    if (row.reporterExternalId && !reporter) return refuse('reporterExternalId', 'reporter_unknown');
    const category = categoryIn(row.category, trees.get(community.id) ?? []);
    if (!category) return refuse('category', 'unknown_value');
    const home = reporter && placeOfUnit({ name: reporter.building, nameEn: reporter.buildingEn }, reporter.unit);
    const elements = elementsOf(row, community, { home, reporter: reporter?.name ?? '' });
    if ('problems' in elements) return elements;
    return { past, community, zoneId, category, ...elements, ...(reporter && { reporter }) };
  };
}

async function findReporters(session: Session, rows: readonly TicketRow[]): Promise<Map<string, Reporter>> {
  const wanted = rows.flatMap((row) => row.reporterExternalId ?? []);
  if (wanted.length === 0) return new Map();
  const found = await query<Reporter & { externalId: string }>(
    session,
    `select m.external_id as "externalId", m.id, m.household_id as "householdId", m.name, m.phone,
       b.community_id as "communityId", b.zone_id as "zoneId", b.name as building, b.name_en as "buildingEn", u.number as unit
     from member m join household h on h.id = m.household_id join unit u on u.id = h.unit_id
       join building b on b.id = u.building_id
     where m.external_id = any($1::text[])`,
    [wanted],
  );
  return new Map(found.map((row) => [row.externalId, row]));
}

async function findSettings(session: Session, placed: readonly Matter[]): Promise<Map<string, ClockSettings>> {
  const settings = new Map<string, ClockSettings>();
  for (const id of new Set(placed.map((it) => it.community.id)))
    settings.set(id, await findClockSettingsOf(readOf(session), id));
  return settings;
}
