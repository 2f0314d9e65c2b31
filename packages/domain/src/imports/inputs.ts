import { z } from 'zod';
import { staffRoles } from '../access/index.ts';
import { instantOf, isTimeZone, optionalWords, words } from '../kernel/index.ts';
import { relations } from '../people/index.ts';
import { areas, categoryRoots, severities, ticketKinds, ticketSources } from '../tickets/index.ts';
import { type ImportKind, importStatuses } from './types.ts';

const code = words(120);
const optionalCode = code.optional();
const shortWords = words(120);
/** Numbers arrive as text from CSV. */
const number = (schema: z.ZodNumber) => z.preprocess((value) => (value === undefined ? value : Number(value)), schema);
const lat = number(z.number().min(-90).max(90)).optional();
const lng = number(z.number().min(-180).max(180)).optional();
/** One of a closed list, said so that the operator can tell a missing value from an unknown one. */
const oneOf = <T extends string>(values: readonly T[]) =>
  z.string('required').refine((value): value is T => (values as readonly string[]).includes(value), 'unknown_value');
/** With an offset it is exact; without one it is local to the mapping's time zone. */
const instant = (timeZone: string) =>
  z.string('required').transform((text, context) => {
    const at = instantOf(text, timeZone);
    if (at) return at;
    context.addIssue({ code: 'custom', message: 'not_a_time' });
    return z.NEVER;
  });
const zoneName = z.string().refine(isTimeZone, 'is no IANA time zone, such as Asia/Shanghai');

/** Half a position is none. */
const wholePosition = (row: { lat?: number | undefined; lng?: number | undefined }) =>
  (row.lat === undefined) === (row.lng === undefined);

const block = z.union([
  shortWords.transform((name) => ({
    name,
    nameEn: '',
    floors: 1,
    basements: undefined,
    zone: undefined,
    lat: undefined,
    lng: undefined,
  })),
  z
    .object({
      name: shortWords,
      nameEn: optionalWords(120),
      floors: number(z.int().min(1).max(200)).default(1),
      basements: number(z.int().min(0).max(9)).optional(),
      zone: shortWords.optional(),
      lat,
      lng,
    })
    .refine(wholePosition, 'invalid'),
]);

/** A community with its blocks. Its flats are a number: units are never invented. */
const estateRow = z.object({
  externalId: code,
  company: shortWords.optional(),
  companyEn: optionalWords(120),
  region: shortWords,
  regionEn: optionalWords(120),
  name: shortWords,
  nameEn: optionalWords(120),
  district: optionalWords(120),
  timeZone: z.string().refine(isTimeZone, 'unknown_value').optional(),
  hotline: optionalWords(40),
  lat,
  lng,
  flats: number(z.int().min(0).max(1_000_000)).optional(),
  blocks: z.array(block).max(2000, 'too_many').default([]),
});
export type EstateRow = z.infer<typeof estateRow>;

const yes = z.preprocess(
  (value) => (typeof value === 'string' ? value.toLowerCase() : value),
  z.union([
    z.boolean(),
    z.enum(['true', '1', 'yes', '是']).transform(() => true),
    z.enum(['false', '0', 'no', '否']).transform(() => false),
  ]),
);

/** A member of staff. A housekeeper leads the zones named, everybody else supports them (Z1, Z2). */
const staffRow = z.object({
  externalId: code,
  company: shortWords.optional(),
  region: shortWords.optional(),
  communityExternalId: optionalCode,
  superiorExternalId: optionalCode,
  role: oneOf(staffRoles),
  trades: z.array(oneOf(categoryRoots)).default([]),
  zones: z.array(shortWords).default([]),
  name: shortWords,
  nameEn: optionalWords(120),
  phone: words(40),
  title: optionalWords(120),
  active: yes.default(true),
});
export type StaffRow = z.infer<typeof staffRow>;

/** A resident. The unit comes into being with the first who lives in it; its building must be known. */
const residentRow = z.object({
  externalId: code,
  communityExternalId: optionalCode,
  building: shortWords,
  unit: words(20),
  floor: number(z.int().min(-9).max(200)).optional(),
  householdExternalId: optionalCode,
  name: shortWords,
  phone: words(40),
  relation: oneOf(relations).default('owner'),
});
export type ResidentRow = z.infer<typeof residentRow>;

/**
 * A matter with its past. `status` is what the source says now; left out, it follows from the times. A time that does not
 * belong to the state (a closing time on an open matter) is left aside. Without `dueAt` the community's own norm applies.
 */
const ticketRow = (timeZone: string) => {
  const time = instant(timeZone);
  return z
    .object({
      externalId: code,
      communityExternalId: optionalCode,
      zone: shortWords.optional(),
      zoneEn: optionalWords(120),
      place: optionalWords(200),
      placeEn: optionalWords(200),
      kind: oneOf(ticketKinds).default('service'),
      source: oneOf(ticketSources).default('partner'),
      /** By its key, or as its community calls it; which there are is known with the community (`categoryIn`). */
      category: words(120).default('other'),
      area: oneOf(areas).default('public'),
      severity: oneOf(severities).default('normal'),
      matter: words(2000),
      createdAt: time,
      dueAt: time.optional(),
      doneAt: time.optional(),
      closedAt: time.optional(),
      status: oneOf(importStatuses).optional(),
      /** A public answer; without its time it stands in the history as of unknown time. */
      reply: optionalWords(4000),
      repliedAt: time.optional(),
      /** What was done, or why not: the words of the step that ended the matter. */
      outcome: optionalWords(4000),
      reporterExternalId: optionalCode,
      reporterName: optionalWords(120),
      reporterPhone: optionalWords(40),
      lat,
      lng,
    })
    .refine(wholePosition, { path: ['lat'], message: 'invalid' });
};
export type TicketRow = z.infer<ReturnType<typeof ticketRow>>;

/** The canonical row of each kind. */
export type ImportRows = { estates: EstateRow; staff: StaffRow; residents: ResidentRow; tickets: TicketRow };

/** The schema of a kind's rows; times without an offset are read in `timeZone`. */
export function rowSchema<K extends ImportKind>(kind: K, timeZone: string): z.ZodType<ImportRows[K]> {
  const schemas = { estates: estateRow, staff: staffRow, residents: residentRow, tickets: ticketRow(timeZone) };
  return schemas[kind] as unknown as z.ZodType<ImportRows[K]>;
}

/** The canonical columns of a kind, in the order of its schema. */
export function columnsOf(kind: ImportKind): string[] {
  const schemas = { estates: estateRow, staff: staffRow, residents: residentRow, tickets: ticketRow('UTC') };
  return Object.keys(schemas[kind].shape);
}

const table = z.record(z.string(), z.string());
const piece = z.union([
  z.string(),
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown())]) }),
  z.strictObject({ template: z.string().min(1) }),
  z.strictObject({
    column: z.string().min(1),
    /** Whole cells, letter case ignored; of a list, the first element that stands here. */
    values: table.optional(),
    /** Words that the cell contains, in this order. */
    contains: table.optional(),
    /** Cuts one cell into a list. */
    split: z.string().min(1).optional(),
    /** The cell is a JSON list written as text. */
    json: z.literal(true).optional(),
    /** For a value that stands in no table. */
    default: z.string().optional(),
  }),
]);
/** Where a canonical column comes from; of a list, the first that gives something. */
const source = z.union([piece, z.array(piece).min(1)]);
export type MappingPiece = z.infer<typeof piece>;
export type MappingSource = z.infer<typeof source>;

const homeCommunity = z.strictObject({
  externalId: code,
  name: shortWords,
  nameEn: optionalWords(120),
  district: optionalWords(120),
  hotline: optionalWords(40),
  timeZone: zoneName,
  company: shortWords.optional(),
  companyEn: optionalWords(120),
  region: shortWords,
  regionEn: optionalWords(120),
  /** Zones that the rows name come into being with them; otherwise an unknown zone keeps its row out. */
  makeZones: z.boolean().default(false),
});
/** Where rows without a community go; made when it is not there yet. */
export type HomeCommunity = z.infer<typeof homeCommunity>;

/** How the columns of a foreign file become ours. */
export const mappingInput = z.strictObject({
  $comment: z.string().optional(),
  kind: z.enum(['estates', 'staff', 'residents', 'tickets']),
  /** IANA zone of times without an offset. */
  timeZone: zoneName.default('Asia/Shanghai'),
  community: homeCommunity.optional(),
  columns: z.record(z.string(), source),
});
export type Mapping = z.infer<typeof mappingInput>;
