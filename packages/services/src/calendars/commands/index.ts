export * from './changes.ts';
export { closeClocks, endClosure } from './closures.ts';
