export * from './policies.ts';
export * from './running.ts';
