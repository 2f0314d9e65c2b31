import { newId } from '@linli/db';
import { promiseFor, type TicketPolicy } from '@linli/domain/clocks';
import { type Past, type PastEvent, pastOf, pastSince, type TicketRow } from '@linli/domain/imports';
import { placeInWords } from '@linli/domain/zones';
import type { Ctx } from '../../context/index.ts';
import {
  type BatchWork,
  type ImportLine,
  type ImportOptions,
  inBatches,
  type LineOutcome,
  query,
  refusal,
  type Session,
} from './batch.ts';
import { findCommunities, findZones, homeOf, type KnownCommunity } from './places.ts';
import {
  appendEvents,
  findTickets,
  type GrownTicket,
  insertTickets,
  type KnownTicket,
  projectTickets,
  type TicketRecord,
} from './ticket-records.ts';

/**
 * Matters with their past, by external id. What the source has learned since is appended to the history; a matter that
 * somebody has worked on here is ours and is never overwritten. No callbacks and no timers: the past owes nothing.
 */
export function importTickets(ctx: Ctx, lines: AsyncIterable<ImportLine<TicketRow>>, options: ImportOptions) {
  return inBatches(ctx, options, 500, lines, writeTickets);
}

type Placed = {
  line: number;
  row: TicketRow;
  past: Past;
  community: KnownCommunity;
  zoneId: string | null;
  reporter?: Reporter;
};
type Reporter = {
  id: string;
  householdId: string;
  name: string;
  phone: string;
  communityId: string;
  zoneId: string | null;
};

const writeTickets: BatchWork<TicketRow> = async (session, lines) => {
  const outcomes: LineOutcome[] = [];
  const placed = await place(session, lines, outcomes);
  const policies = await findPolicies(session, placed);
  const known = await findTickets(
    session,
    placed.map(({ row }) => row.externalId),
  );
  const fresh: GrownTicket[] = [];
  const grown: GrownTicket[] = [];
  for (const it of placed) {
    const before = known.get(it.row.externalId);
    const record = recordOf(it, before, policies.get(it.community.id) ?? []);
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
  return outcomes;
};

function tell(session: Session, { communityId, zoneId }: TicketRecord): void {
  session.rooms.add(`community:${communityId}`);
  if (zoneId) session.rooms.add(`zone:${zoneId}`);
}

/** What to append to a known matter: nothing when it is as it was or somebody here has taken it on. */
function newsOf(
  { row, past }: Placed,
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
  { row, past, community, zoneId, reporter }: Placed,
  before: KnownTicket | undefined,
  policies: readonly TicketPolicy[],
): TicketRecord {
  const promise = promiseFor(policies, row, row.createdAt);
  const doneDueAt = row.dueAt ?? before?.doneDueAt ?? promise.doneDueAt;
  const replyDueAt = new Date(Math.min(promise.replyDueAt.getTime(), doneDueAt.getTime()));
  const place = placeInWords(community, row.place);
  return {
    id: before?.id ?? newId(),
    externalId: row.externalId,
    communityId: community.id,
    zoneId,
    kind: row.kind,
    source: row.source,
    category: row.category,
    area: row.area,
    severity: row.severity,
    matter: row.matter,
    placeText: place.zh,
    placeTextEn: row.placeEn ? placeInWords(community, row.placeEn).en : place.en,
    lat: row.lat ?? null,
    lng: row.lng ?? null,
    reporterMemberId: reporter?.id ?? null,
    householdId: reporter?.householdId ?? null,
    reporterName: row.reporterName || (reporter?.name ?? ''),
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

async function place(
  session: Session,
  lines: readonly ImportLine<TicketRow>[],
  outcomes: LineOutcome[],
): Promise<Placed[]> {
  const communities = await findCommunities(
    session,
    lines.map(({ row }) => row.communityExternalId),
  );
  const communityOf = (row: TicketRow) => communities.get(row.communityExternalId ?? homeOf(session) ?? '');
  const { home } = session.options;
  const made = lines.flatMap(({ row }) => {
    const community = communityOf(row);
    const mayMake = home?.makeZones && community?.externalId === home.externalId;
    return mayMake && community && row.zone ? [{ communityId: community.id, name: row.zone, nameEn: row.zoneEn }] : [];
  });
  const zones = await findZones(
    session,
    [...communities.values()].map((community) => community.id),
    made,
  );
  const reporters = await findReporters(session, lines);
  const placed: Placed[] = [];
  for (const { line, row } of lines) {
    const community = communityOf(row);
    const past = pastOf(row);
    const found = row.reporterExternalId ? reporters.get(row.reporterExternalId) : undefined;
    const reporter = found?.communityId === community?.id ? found : undefined;
    const zoneId = row.zone ? zones.get(`${community?.id} ${row.zone}`) : (reporter?.zoneId ?? null);
    if ('problems' in past) outcomes.push({ line, outcome: 'rejected', problems: past.problems });
    else if (!community) outcomes.push(refusal(line, 'communityExternalId', 'community_unknown'));
    else if (zoneId === undefined) outcomes.push(refusal(line, 'zone', 'zone_unknown'));
    else if (row.reporterExternalId && !reporter)
      outcomes.push(refusal(line, 'reporterExternalId', 'reporter_unknown'));
    else placed.push({ line, row, past, community, zoneId, ...(reporter && { reporter }) });
  }
  return placed;
}

async function findReporters(
  session: Session,
  lines: readonly ImportLine<TicketRow>[],
): Promise<Map<string, Reporter>> {
  const wanted = lines.flatMap(({ row }) => row.reporterExternalId ?? []);
  if (wanted.length === 0) return new Map();
  const rows = await query<Reporter & { externalId: string }>(
    session,
    `select m.external_id as "externalId", m.id, m.household_id as "householdId", m.name, m.phone,
       b.community_id as "communityId", b.zone_id as "zoneId"
     from member m join household h on h.id = m.household_id join unit u on u.id = h.unit_id
       join building b on b.id = u.building_id
     where m.external_id = any($1::text[])`,
    [wanted],
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}

async function findPolicies(session: Session, placed: readonly Placed[]): Promise<Map<string, TicketPolicy[]>> {
  const rows = await query<TicketPolicy & { communityId: string }>(
    session,
    `select community_id as "communityId", kind, severity, reply_minutes as "replyMinutes", done_minutes as "doneMinutes"
     from ticket_policy where community_id = any($1::uuid[])`,
    [[...new Set(placed.map((it) => it.community.id))]],
  );
  const policies = new Map<string, TicketPolicy[]>();
  for (const row of rows) policies.set(row.communityId, [...(policies.get(row.communityId) ?? []), row]);
  return policies;
}
