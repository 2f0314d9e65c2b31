export * from './buildings.ts';
export * from './maps.ts';
export * from './zones.ts';
