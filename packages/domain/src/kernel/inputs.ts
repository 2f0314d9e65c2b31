import { z } from 'zod';

/** An id of any record: a UUID. */
export const id = z.uuid('invalid');

/** Text that a person typed: trimmed, NUL-free (PostgreSQL stores none), between 1 and `max` characters. */
export function words(max: number) {
  return z.string('required').transform(clean).pipe(z.string().min(1, 'required').max(max, 'too_long'));
}

/** As `words`, but may be left out. */
export function optionalWords(max: number) {
  return z.string().default('').transform(clean).pipe(z.string().max(max, 'too_long'));
}

/** Signs without ink alone say nothing; within words (emoji are joined by them) they stay. */
const inkless = /^[\p{Z}\p{Cc}\p{Cf}]*$/u;

function clean(text: string): string {
  return inkless.test(text) ? '' : text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
}

/** A position in WGS 84 degrees. */
export const position = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });
export type Position = z.infer<typeof position>;

/** Said once more that a time outside the hours is meant (C3). */
export const anyHour = z.boolean().optional();

/** Rows of one page of a list. */
export const limit = z.int().min(1).max(100).default(50);

/** A keyset cursor: opaque to clients. */
export const cursor = z.string().max(200).optional();
