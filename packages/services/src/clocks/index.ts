export { beginClocks } from './commands/begin.ts';
export { followClocks } from './commands/follow.ts';
export { changeClockPolicy } from './commands/policies.ts';
export { insertStartingClocks } from './commands/starting.ts';
export { actsFor, type ClockAct, type ClockChain, clockEntryOf } from './commands/watch.ts';
export * from './queries/index.ts';
export { clockTasks } from './tasks.ts';
export * from './views.ts';
