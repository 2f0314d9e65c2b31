export * from './queries.ts';
export * from './views.ts';
