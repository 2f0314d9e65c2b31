import { v7 } from 'uuid';

export { type Db, type DbOptions, openDb } from './client.ts';
export type * from './generated/client.ts';
export { Prisma } from './generated/client.ts';
export { sqlState } from './sql-state.ts';

/** A new identity. Version 7: they sort by the moment they were made, so that indexes grow at one end. */
export const newId = (): string => v7();
