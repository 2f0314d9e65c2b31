import type { z } from 'zod';
import { builtInCategories } from '../tickets/index.ts';
import { type PlaceWords, placeInWords } from '../zones/index.ts';
import { columnsOf, type ImportRows, type Mapping, type MappingPiece, rowSchema, type TicketRow } from './inputs.ts';
import { type Cells, type ImportKind, importProblems, type RowProblem } from './types.ts';

/** An empty cell says nothing; a number of a spreadsheet is text like any other, a flat's number first of all. */
function said(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

const asText = (value: unknown): string =>
  Array.isArray(value) ? value.map(asText).join(' ') : value === null || value === undefined ? '' : String(value);

/** Foreign cells under our names. What gives nothing is left out, so that the schema's defaults apply. */
export function applyMapping(mapping: Mapping, cells: Cells): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [column, source] of Object.entries(mapping.columns)) {
    for (const piece of Array.isArray(source) ? source : [source]) {
      const value = cellOf(piece, cells);
      if (value === undefined) continue;
      row[column] = value;
      break;
    }
  }
  return row;
}

function cellOf(piece: MappingPiece, cells: Cells): unknown {
  if (typeof piece === 'string') return said(cells[piece]);
  if ('value' in piece) return said(piece.value);
  if ('template' in piece) return fill(piece.template, cells);
  const cell = said(cells[piece.column]);
  if (cell === undefined) return piece.default;
  if (piece.values || piece.contains) return lookUp(piece, cell) ?? piece.default;
  if (piece.json && typeof cell === 'string') return listOf(cell);
  return piece.split && typeof cell === 'string'
    ? cell.split(piece.split).flatMap((part) => (part.trim() ? [part.trim()] : []))
    : cell;
}

/** A JSON list; what is none stays as it is, for the schema to refuse. */
function listOf(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** Placeholders `{column}`; a template whose columns are all empty gives nothing. Lines left empty go. */
function fill(template: string, cells: Cells): string | undefined {
  let filled = false;
  const text = template.replace(/\{([^{}]+)\}/g, (_, column: string) => {
    const value = asText(cells[column]).trim();
    filled ||= value !== '';
    return value;
  });
  return filled ? text.replace(/\n\s*\n+/g, '\n').trim() : undefined;
}

function lookUp(piece: { values?: Record<string, string>; contains?: Record<string, string> }, cell: unknown) {
  const elements = (Array.isArray(cell) ? cell : [cell]).map((it) => asText(it).trim().toLowerCase());
  for (const [key, value] of Object.entries(piece.values ?? {})) {
    if (elements.includes(key.toLowerCase())) return value;
  }
  const text = elements.join(' ');
  return Object.entries(piece.contains ?? {}).find(([key]) => text.includes(key.toLowerCase()))?.[1];
}

/** The mapping of a file whose columns are called as ours are: lists are cut at `;`. */
export function identityMapping(kind: ImportKind, timeZone: string): Mapping {
  const lists = ['blocks', 'trades', 'zones'];
  const columns = columnsOf(kind).map((column) => [column, lists.includes(column) ? { column, split: ';' } : column]);
  return { kind, timeZone, columns: Object.fromEntries(columns) };
}

/** Canonical columns that the mapping names and the kind does not have. */
export function strayColumns(mapping: Mapping): string[] {
  const known = columnsOf(mapping.kind);
  return Object.keys(mapping.columns).filter((column) => !known.includes(column));
}

/** The foreign columns that a mapping reads, for a canonical column or for all. */
export function foreignColumns(mapping: Mapping, column?: string): string[] {
  const sources = column === undefined ? Object.values(mapping.columns) : [mapping.columns[column] ?? []];
  const names = sources.flat().flatMap((piece) => {
    if (typeof piece === 'string') return [piece];
    if ('column' in piece) return [piece.column];
    return 'template' in piece ? [...piece.template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '') : [];
  });
  return [...new Set(names)];
}

/** Maps and checks one row; answers either the canonical row or what is wrong with it, column by column. */
export function readRow<K extends ImportKind>(
  kind: K,
  mapping: Mapping,
  cells: Cells,
): { row: ImportRows[K] } | { problems: RowProblem[] } {
  const result = schemaFor(kind, mapping.timeZone).safeParse(applyMapping(mapping, cells), { reportInput: true });
  return result.success ? { row: result.data } : { problems: result.error.issues.map(problemOf) };
}

const schemas = new Map<string, z.ZodType>();

function schemaFor<K extends ImportKind>(kind: K, timeZone: string): z.ZodType<ImportRows[K]> {
  const key = `${kind} ${timeZone}`;
  const schema = schemas.get(key) ?? rowSchema(kind, timeZone);
  schemas.set(key, schema);
  return schema as z.ZodType<ImportRows[K]>;
}

function problemOf(issue: z.core.$ZodIssue): RowProblem {
  const column = String(issue.path[0] ?? '');
  if (issue.code === 'invalid_type') return { column, problem: issue.input === undefined ? 'required' : 'invalid' };
  const known = importProblems.find((problem) => problem === issue.message);
  if (known) return { column, problem: known };
  return { column, problem: 'invalid' };
}

/** What a row may stand on besides its own words. */
type Known = { /** The home of its reporter. */ home: PlaceWords | undefined; reporter: string };

/**
 * T2 at the door of the imports: place and person of a row in words, or the columns that lack. Its place is what it says,
 * else its reporter's home, else its zone, else its point; its person is who it names. Time and matter the row itself must
 * have (`readRow`). Nothing is made up: a source that names nobody says so in its mapping.
 */
export function elementsOf(
  row: Pick<TicketRow, 'place' | 'placeEn' | 'zone' | 'zoneEn' | 'lat' | 'lng' | 'reporterName'>,
  community: { name: string; nameEn: string },
  { home, reporter }: Known,
): { place: PlaceWords; reporterName: string } | { problems: RowProblem[] } {
  const within = (zh: string, en: string) => ({
    zh: placeInWords(community, zh).zh,
    en: placeInWords(community, en).en,
  });
  const point = row.lat !== undefined && row.lng !== undefined ? `${row.lat}, ${row.lng}` : '';
  const [zh, en] = row.place ? [row.place, row.placeEn] : row.zone ? [row.zone, row.zoneEn] : [point, ''];
  const place = !row.place && home ? home : zh ? within(zh, en || zh) : undefined;
  const reporterName = row.reporterName || reporter;
  if (place && reporterName) return { place, reporterName };
  const problems: RowProblem[] = [];
  if (!place) problems.push({ column: 'place', problem: 'required' });
  if (!reporterName) problems.push({ column: 'reporterName', problem: 'required' });
  return { problems };
}

/** A category as a community has it. */
type OwnCategory = { code: string; name: string; nameEn: string };

/**
 * The key of the category that a row means: a key of the community's or of the product's, else a name that stands for one
 * category of the community alone, in either language. Undefined for a word that names none, or several.
 */
export function categoryIn(said: string, own: readonly OwnCategory[]): string | undefined {
  const codes: readonly string[] = [...own.map(({ code }) => code), ...builtInCategories];
  if (codes.includes(said)) return said;
  const word = said.toLowerCase();
  const named = own.filter(({ name, nameEn }) => name.toLowerCase() === word || nameEn.toLowerCase() === word);
  return named.length === 1 ? named[0]?.code : undefined;
}

/** The floor that a flat's number tells: 1203 and 12A stand on the twelfth; without digits the first. */
export function floorOf(unit: string): number {
  const digits = /^\D*(\d+)/.exec(unit)?.[1] ?? '';
  const floor = Number(digits.length > 2 ? digits.slice(0, -2) : digits);
  return Math.min(Math.max(floor, 1), 200);
}
