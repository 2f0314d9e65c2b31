export * from './commands/index.ts';
export { wakeAt as wakeReinspection } from './commands/owe.ts';
export * from './queries.ts';
export { reinspectionTasks } from './tasks.ts';
export * from './views.ts';
