export * from './commands/index.ts';
