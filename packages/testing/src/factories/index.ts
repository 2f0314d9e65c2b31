export * from './actors.ts';
export * from './clock.ts';
export * from './patrols.ts';
export * from './people.ts';
export * from './surveys.ts';
export * from './tickets.ts';
export * from './zones.ts';
