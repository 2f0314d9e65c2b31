import { broken, readLines } from './text.ts';
import type { TableRow } from './types.ts';

/** A JSON object a line. */
export async function* readJsonl(path: string): AsyncGenerator<TableRow> {
  for await (const { number: line, text } of readLines(path)) {
    if (text.trim() === '') continue;
    const cells = objectOf(text);
    if (!cells) yield { line, cells: { line: text }, problem: 'json' };
    else if (text.includes(broken)) yield { line, cells, problem: 'encoding' };
    else yield { line, cells };
  }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
