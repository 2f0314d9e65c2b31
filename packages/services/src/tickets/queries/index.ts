export * from './candidates.ts';
export { endedSince, lateAt, notAboutMe, statusIn, ticketScope } from './conditions.ts';
export * from './counters.ts';
export * from './facts.ts';
export * from './figures.ts';
export * from './get.ts';
export * from './list.ts';
export * from './rates.ts';
export * from './recategorized.ts';
