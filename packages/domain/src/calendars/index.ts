export * from './events.ts';
export * from './inputs.ts';
export * from './lifecycle.ts';
export * from './rules.ts';
export * from './types.ts';
