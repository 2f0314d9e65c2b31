export { aboutHousekeeper, complaints } from './complaints.ts';
export { declined } from './declined.ts';
export { findings } from './findings.ts';
export { linkedRepairs } from './linked.ts';
export type { Matter } from './matter.ts';
export { repairs } from './repairs.ts';
export { requests } from './requests.ts';
