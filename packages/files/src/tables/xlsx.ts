import ExcelJS from 'exceljs';
import { TableError, type TableRow } from './types.ts';

/** The first sheet of a workbook; its first row is the header. Streams. */
export async function* readXlsx(path: string): AsyncGenerator<TableRow> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let names: string[] | undefined;
  for await (const sheet of workbook) {
    for await (const row of sheet) {
      const values = (row.values as ExcelJS.CellValue[]).map(valueOfCell);
      if (!names) {
        names = values.map((value) => String(value ?? '').trim());
        continue;
      }
      const cells: Record<string, unknown> = {};
      for (const [index, name] of names.entries()) if (name) cells[name] = values[index] ?? '';
      if (Object.values(cells).some((value) => value !== '')) yield { line: row.number, cells };
    }
    break;
  }
  if (!names) throw new TableError('empty');
}

/** What the cell shows: the result of a formula, rich text without its colours, a date as the wall clock it was typed as. */
function valueOfCell(value: ExcelJS.CellValue | undefined): string | number | boolean {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, -1);
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('hyperlink' in value) return value.text;
  if ('error' in value) return '';
  return 'result' in value ? valueOfCell(value.result) : '';
}
