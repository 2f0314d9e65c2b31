export * from './events.ts';
export * from './inputs.ts';
export { type ClockRule, clockTable } from './lifecycle.ts';
export * from './rules/index.ts';
export * from './types.ts';
