export * from './errors.ts';
export * from './hints.ts';
export * from './inputs.ts';
export * from './instants.ts';
