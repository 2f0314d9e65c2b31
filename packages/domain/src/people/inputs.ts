import { z } from 'zod';
import { staffRoles } from '../access/index.ts';
import { cursor, id, limit, optionalWords, words } from '../kernel/index.ts';
import { categoryRoots } from '../tickets/index.ts';

/** Households by building, unit number, name or telephone. */
export const listHouseholdsInput = z.object({
  text: optionalWords(60),
  /** Those of one home. */
  unitId: id.optional(),
  cursor,
  limit,
});
export type ListHouseholdsInput = z.infer<typeof listHouseholdsInput>;

/** One member of staff for a form, or an empty form of the community; without either of the first in reach. */
export const staffRecordInput = z.object({ staffId: id.optional(), communityId: id.optional() });
export type StaffRecordInput = z.infer<typeof staffRecordInput>;

/** What a row was when it was shown; one that has changed since is not written over. */
const digest = words(32);

/** A telephone as digits, with the sign of the country where it was given. */
const telephone = words(40)
  .transform((text) => text.normalize('NFKC').replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+?\d{5,15}$/, 'invalid'));

const staffWords = {
  name: words(60),
  nameEn: optionalWords(120),
  role: z.enum(staffRoles, 'required'),
  title: optionalWords(60),
  phone: telephone,
  trades: z.array(z.enum(categoryRoots as [string, ...string[]])).max(20, 'too_many'),
  superiorId: id.optional(),
};

/** A1: somebody new in a community. */
export const addStaffInput = z.object({ communityId: id, ...staffWords });
export type AddStaffInput = z.infer<typeof addStaffInput>;

/** A1: somebody as they shall be, and what was shown before. */
export const correctStaffInput = z.object({ staffId: id, digest, ...staffWords });
export type CorrectStaffInput = z.infer<typeof correctStaffInput>;

/** Who has left, what was shown of them, and which housekeeper leads their zones from now on (Z1). */
export const staffLeftInput = z.object({ staffId: id, digest, successorId: id.optional() });
export type StaffLeftInput = z.infer<typeof staffLeftInput>;
