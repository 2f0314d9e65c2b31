export * from './commands/index.ts';
export * from './queries/index.ts';
export * from './views.ts';
