export { type TestDatabase, useDatabase } from './database.ts';
