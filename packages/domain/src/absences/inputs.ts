import { z } from 'zod';
import { id } from '../kernel/index.ts';

/** A day, `YYYY-MM-DD`. */
const date = z.iso.date('required');

/** Leave of somebody, first and last day included. */
export const enterAbsenceInput = z.object({ staffId: id, deputyId: id, from: date, to: date });
export type EnterAbsenceInput = z.infer<typeof enterAbsenceInput>;

/** One leave, to be agreed to or ended. */
export const absenceInput = z.object({ absenceId: id });
export type AbsenceInput = z.infer<typeof absenceInput>;

/** The leaves of a community; without one the first in reach. */
export const listAbsencesInput = z.object({ communityId: id.optional() });
export type ListAbsencesInput = z.infer<typeof listAbsencesInput>;
