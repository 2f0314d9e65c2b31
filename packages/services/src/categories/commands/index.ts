export * from './change.ts';
export { insertStartingCategories } from './starting.ts';
