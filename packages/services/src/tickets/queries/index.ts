export * from './candidates.ts';
export * from './figures.ts';
export * from './get.ts';
export * from './list.ts';
