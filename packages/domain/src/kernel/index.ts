export * from './errors.ts';
export * from './inputs.ts';
