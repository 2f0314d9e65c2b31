export * from './commands/staff.ts';
export * from './queries.ts';
export * from './views.ts';
