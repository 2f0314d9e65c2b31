export { recordReinspection } from './record.ts';
export { setReinspectionRule } from './rule.ts';
