import { z } from 'zod';
import { cursor, id, limit, optionalWords, position } from '../kernel/index.ts';

/** P2: opening the spot's QR link. `clientKey` makes a resend harmless (P5). */
export const signInInput = z.object({
  code: z.string().regex(/^[a-z0-9]{6,32}$/, 'invalid'),
  clientKey: id,
  position: position.optional(),
  note: optionalWords(500),
});
export type SignInInput = z.infer<typeof signInInput>;

export const listSignInsInput = z.object({
  mine: z.boolean().default(false),
  zoneId: id.optional(),
  cursor,
  limit,
});
export type ListSignInsInput = z.infer<typeof listSignInsInput>;
