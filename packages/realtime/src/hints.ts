import type { Door } from '@linli/domain/access';

/** "Look again": what changed, never the data. `seq` grows with each change of the same record. */
export type Hint = { type: string; id: string; seq: number };

/** What is sent over PostgreSQL: the rooms of each door that a hint goes to. */
export type HintMessage = Record<Door, string[]> & { hint: Hint };

/** The hint that ends sessions; it never reaches a browser. */
export const sessionEnded = 'session_ended';

/** The channel of LISTEN and NOTIFY. */
export const channel = 'hints';

/** What the browsers hear. */
export type ServerEvents = { hint: (hint: Hint) => void; resync: () => void };

export const accountRoom = (accountId: string): string => `account:${accountId}`;

const isRooms = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((room) => typeof room === 'string');

/** Reads a notification; `undefined` for what is none of ours. */
export function readMessage(payload: string | undefined): HintMessage | undefined {
  try {
    const { portal, office, hint } = JSON.parse(payload ?? '') as Partial<HintMessage>;
    if (!isRooms(portal) || !isRooms(office) || typeof hint?.type !== 'string') return undefined;
    return { portal, office, hint: { type: hint.type, id: String(hint.id), seq: Number(hint.seq) } };
  } catch {
    return undefined;
  }
}
