import { readFile } from 'node:fs/promises';
import {
  columnsOf,
  foreignColumns,
  type ImportKind,
  identityMapping,
  type Mapping,
  mappingInput,
  strayColumns,
} from '@linli/domain/imports';
import type { Translate } from '@linli/i18n';
import { Refusal } from './refusal.ts';

/**
 * The mapping of a run: the file's, or one in which columns are called as ours are.
 * @throws Refusal with every fault of the file, each with its place
 */
export async function readMapping(
  t: Translate,
  kind: ImportKind,
  path: string | undefined,
  timeZone: string | undefined,
): Promise<Mapping> {
  if (path === undefined) return identityMapping(kind, timeZone ?? 'Asia/Shanghai');
  const result = mappingInput.safeParse(await readJson(t, path));
  if (!result.success) {
    const faults = result.error.issues.map(({ path: place, message }) =>
      t('imports:failed.map_fault', { place: place.join('.') || '{}', reason: message }),
    );
    throw new Refusal(t('imports:failed.map', { path, faults: faults.join('; ') }));
  }
  const mapping = result.data;
  if (mapping.kind !== kind) {
    throw new Refusal(t('imports:failed.map_kind', { path, found: mapping.kind, wanted: kind }));
  }
  const columns = columnsOf(kind).join(', ');
  const faults = strayColumns(mapping).map((column) => t('imports:failed.map_column', { column, columns }));
  if (faults.length) throw new Refusal(t('imports:failed.map', { path, faults: faults.join('; ') }));
  return timeZone ? { ...mapping, timeZone } : mapping;
}

async function readJson(t: Translate, path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(t('imports:failed.map_file', { path, reason }));
  }
}

/** Columns that the mapping reads and a file with this header lacks. Without a mapping only the id must be there. */
export function missingColumns(mapping: Mapping, mapped: boolean, header: readonly string[]): string[] {
  const wanted = mapped ? foreignColumns(mapping) : ['externalId'];
  return wanted.filter((column) => !header.includes(column));
}

/** JSON lines: the keys of one say nothing about those of the next. */
export const isSparse = (file: string): boolean => /\.(jsonl|ndjson)$/i.test(file);
