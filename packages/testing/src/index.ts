export { type TestDatabase, useDatabase } from './database.ts';
export * from './factories/index.ts';
