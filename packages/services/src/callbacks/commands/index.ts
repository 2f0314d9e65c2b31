export { recordCallback } from './record.ts';
