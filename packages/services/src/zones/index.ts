export * from './queries/index.ts';
export * from './views.ts';
