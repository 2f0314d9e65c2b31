export type { ImportLine, ImportOptions, LineOutcome } from './batch.ts';
export { importEstates } from './estates.ts';
export { knowsCommunity } from './places.ts';
export { importResidents } from './residents.ts';
export { importStaff } from './staff.ts';
export { importTickets } from './tickets.ts';
