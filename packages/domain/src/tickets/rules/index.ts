export * from './act.ts';
export * from './decide.ts';
export * from './decline-help.ts';
export * from './disagree.ts';
export * from './hand-over.ts';
export * from './ready.ts';
export * from './recategorize.ts';
export * from './subject.ts';
