export * from './commands.ts';
export * from './queries.ts';
export * from './tasks.ts';
export * from './views.ts';
