import type { Db } from '@linli/db';
import {
  type Cells,
  type ImportKind,
  type ImportRows,
  importKinds,
  type Mapping,
  readRow,
} from '@linli/domain/imports';
import { isTimeZone } from '@linli/domain/kernel';
import { readTable, TableError } from '@linli/files/tables';
import type { Translate } from '@linli/i18n';
import {
  type ImportLine,
  type ImportOptions,
  importEstates,
  importResidents,
  importStaff,
  importTickets,
  knowsCommunity,
  type LineOutcome,
} from '@linli/services/imports';
import { withDatabase } from './connect.ts';
import { isSparse, missingColumns, readMapping } from './mapping.ts';
import { type Progress, startProgress } from './progress.ts';
import { Refusal } from './refusal.ts';
import { Rejects } from './rejects.ts';

export type ImportCommand = {
  kind: string;
  file: string;
  map?: string;
  community?: string;
  company?: string;
  timeZone?: string;
  dryRun: boolean;
};

type Run = { kind: ImportKind; command: ImportCommand; mapping: Mapping; rejects: Rejects; progress: Progress };
type Figures = { imported: number; unchanged: number; read: number; readable: number };

/**
 * Imports a file and says how it went; the last line is `imported N, unchanged N, rejected N`, for people and scripts.
 * Answers the exit code: 1 only when nothing could be read.
 * @throws Refusal when it cannot run as it was told to
 */
export async function runImport(command: ImportCommand, t: Translate): Promise<number> {
  const kind = importKinds.find((it) => it === command.kind);
  if (!kind) throw new Refusal(t('imports:failed.kind', { kind: command.kind, kinds: importKinds.join(', ') }));
  if (command.timeZone && !isTimeZone(command.timeZone)) {
    throw new Refusal(t('imports:failed.time_zone', { zone: command.timeZone }));
  }
  const mapping = await readMapping(t, kind, command.map, command.timeZone);
  await checkFile(t, command, mapping);
  return await withDatabase(t, async (db) => {
    if (command.community && !(await knowsCommunity(db, command.community))) {
      throw new Refusal(t('imports:failed.community', { community: command.community }));
    }
    const rejects = await Rejects.open(t, mapping, command.file, command.dryRun);
    const progress = await startProgress(t, command.file);
    const figures = await bringIn({ kind, command, mapping, rejects, progress }, db);
    progress.end(figures.read);
    for (const line of await rejects.report()) console.log(line);
    if (figures.readable === 0) console.error(t('imports:failed.no_rows', { path: command.file }));
    if (command.dryRun) console.log(t('imports:dry_run'));
    console.log(`imported ${figures.imported}, unchanged ${figures.unchanged}, rejected ${rejects.count}`);
    return figures.readable === 0 ? 1 : 0;
  });
}

/** Looks at the first row before anything is touched. */
async function checkFile(t: Translate, { file, map }: ImportCommand, mapping: Mapping): Promise<void> {
  try {
    for await (const { cells, problem } of readTable(file)) {
      if (problem || isSparse(file)) break;
      const missing = missingColumns(mapping, map !== undefined, Object.keys(cells));
      if (missing.length === 0) break;
      const found = Object.keys(cells).join(', ');
      throw new Refusal(t('imports:failed.source_columns', { path: file, columns: missing.join(', '), found }));
    }
  } catch (error) {
    if (error instanceof TableError) throw new Refusal(t(`imports:failed.${error.reason}`, { path: file }));
    throw error;
  }
}

const importers: { [K in ImportKind]: Importer<K> } = {
  estates: importEstates,
  staff: importStaff,
  residents: importResidents,
  tickets: importTickets,
};

type Importer<K extends ImportKind> = (
  ctx: Parameters<typeof importTickets>[0],
  lines: AsyncIterable<ImportLine<ImportRows[K]>>,
  options: ImportOptions,
) => AsyncIterable<LineOutcome[]>;

async function bringIn(run: Run, db: Db): Promise<Figures> {
  const { command, mapping, rejects } = run;
  const ctx = { db, actor: { kind: 'system', reason: 'import' }, clock: () => new Date(), door: 'import' } as const;
  const figures: Figures = { imported: 0, unchanged: 0, read: 0, readable: 0 };
  /** Original cells of the rows that are under way, for the rejects file. */
  const underWay = new Map<number, Cells>();
  const importRows = importers[run.kind] as Importer<ImportKind>;
  const outcomes = importRows(ctx, canonicalRows(run, figures, underWay), {
    dryRun: command.dryRun,
    timeZone: mapping.timeZone,
    company: command.company,
    communityExternalId: command.community,
    home: mapping.community,
  });
  for await (const batch of outcomes) {
    for (const outcome of batch) {
      if (outcome.outcome === 'rejected') {
        await rejects.add(outcome.line, outcome.problems, underWay.get(outcome.line) ?? {});
      } else {
        figures[outcome.outcome] += 1;
      }
      underWay.delete(outcome.line);
    }
  }
  return figures;
}

/** The rows that make sense by themselves; the others go straight to the rejects. */
async function* canonicalRows(
  { kind, command, mapping, rejects, progress }: Run,
  figures: Figures,
  underWay: Map<number, Cells>,
): AsyncGenerator<ImportLine<ImportRows[ImportKind]>> {
  for await (const { line, cells, problem } of readTable(command.file)) {
    figures.read += 1;
    progress.reached(figures.read);
    if (problem) {
      await rejects.add(line, [{ column: '', problem }], cells);
      continue;
    }
    figures.readable += 1;
    const result = readRow(kind, mapping, cells);
    if ('problems' in result) {
      await rejects.add(line, result.problems, cells);
      continue;
    }
    underWay.set(line, cells);
    yield { line, row: result.row };
  }
}
