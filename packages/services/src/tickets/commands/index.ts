export * from './actions.ts';
export * from './create.ts';
export * from './disagreement.ts';
export * from './handover.ts';
export * from './photos.ts';
export * from './recategorize.ts';
export * from './register.ts';
export * from './talk.ts';
