export { beginClocks } from './commands/begin.ts';
export { followClocks } from './commands/follow.ts';
export { insertStartingClocks } from './commands/starting.ts';
export * from './queries.ts';
export { clockTasks } from './tasks.ts';
export * from './views.ts';
