export { type TestDatabase, useDatabase } from './database.ts';
export { createEstate, type Estate } from './estate.ts';
export * from './factories/index.ts';
