export * from './candidate.ts';
export * from './event.ts';
export * from './figures.ts';
export * from './person.ts';
export * from './ref.ts';
export * from './row.ts';
export * from './ticket.ts';
