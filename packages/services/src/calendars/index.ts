export * from './commands/index.ts';
export * from './queries.ts';
export * from './views.ts';
