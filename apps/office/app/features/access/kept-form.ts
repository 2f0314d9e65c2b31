import { safeTo } from '@linli/ui/addresses';
import type { KeptForm } from '../forms/answer.ts';

/** Reads a kept form back; its target must be a path of this house, its fields pairs of text. */
export function readKept(text: string | undefined): KeptForm | null {
  if (!text) return null;
  try {
    const { action, fields } = JSON.parse(text) as { action?: unknown; fields?: unknown };
    if (typeof action !== 'string' || safeTo(action) !== action || !Array.isArray(fields)) return null;
    const pairs = fields.filter(
      (pair): pair is [string, string] =>
        Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'string',
    );
    return { action, fields: pairs };
  } catch {
    return null;
  }
}
