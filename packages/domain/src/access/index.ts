export * from './matrix.ts';
export * from './rules.ts';
export * from './types.ts';
