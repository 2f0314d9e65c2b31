export * from './closures.ts';
