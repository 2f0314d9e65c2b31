export * from './calendars.ts';
export * from './closures.ts';
export * from './holidays.ts';
export * from './kept.ts';
