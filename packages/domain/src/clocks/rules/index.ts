export * from './lateness.ts';
export * from './norms.ts';
