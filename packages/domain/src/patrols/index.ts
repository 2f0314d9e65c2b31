export * from './events.ts';
export * from './inputs.ts';
export * from './rules.ts';
