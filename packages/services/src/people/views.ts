import { staffRoles } from '@linli/domain/access';
import { relations, vacancies } from '@linli/domain/people';
import { z } from 'zod';
import { communityChoiceView } from '../access/index.ts';
import { personView } from '../tickets/views/index.ts';

export const staffView = personView.extend({
  role: z.enum(staffRoles),
  title: z.string(),
  phone: z.string(),
  trades: z.array(z.string()),
  zones: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
  superior: personView.nullable(),
  /** A1: why nobody stands above them; null where somebody does. */
  vacancy: z.enum(vacancies).nullable(),
  /** May the viewer change them? */
  editable: z.boolean(),
  openTickets: z.number(),
});
export type StaffView = z.infer<typeof staffView>;

/** A member of staff as a form shows them, and what there is to choose from; nobody where somebody new comes. */
export const staffRecordView = z.object({
  communityId: z.string(),
  communities: z.array(communityChoiceView),
  /** Roles that the viewer may give. */
  roles: z.array(z.enum(staffRoles)),
  superiors: z.array(personView.extend({ role: z.enum(staffRoles) })),
  person: personView
    .extend({
      role: z.enum(staffRoles),
      title: z.string(),
      phone: z.string(),
      trades: z.array(z.string()),
      superiorId: z.string().nullable(),
      /** Says whether they have changed since. */
      digest: z.string(),
      /** Zones that they lead. */
      leads: z.array(personView),
      /** Who may lead those zones instead (Z1). */
      successors: z.array(personView),
      /** Open matters that they answer for, as far as the viewer may see them. */
      answersFor: z.number(),
    })
    .nullable(),
});
export type StaffRecordView = z.infer<typeof staffRecordView>;

/** What a change of a member of staff answers. */
export const staffRefView = z.object({ staffId: z.string() });
export type StaffRefView = z.infer<typeof staffRefView>;

export const householdRowView = z.object({
  id: z.string(),
  building: z.string(),
  buildingEn: z.string(),
  unit: z.string(),
  unitId: z.string(),
  zoneName: z.string().nullable(),
  zoneNameEn: z.string().nullable(),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      relation: z.enum(relations),
      maskedPhone: z.string(),
      /** Is it this person whom the search named, and not only the home? */
      matched: z.boolean(),
    }),
  ),
  openTickets: z.number(),
});
export type HouseholdRowView = z.infer<typeof householdRowView>;
export const householdPageView = z.object({ rows: z.array(householdRowView), nextCursor: z.string().nullable() });

/** Who is signed in at the office, and which rooms of it stand open to them. */
export const meView = z.object({
  staffId: z.string(),
  name: z.string(),
  nameEn: z.string(),
  role: z.enum(staffRoles),
  /** Null above the communities. */
  communityId: z.string().nullable(),
  communityName: z.string().nullable(),
  communityNameEn: z.string().nullable(),
  timeZone: z.string(),
  zones: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
  /** T5: for whom the viewer is the deputy now, and how many more wait for their yes. */
  standsInFor: z.array(personView),
  asked: z.number(),
  abilities: z.object({
    households: z.boolean(),
    callbacks: z.boolean(),
    surveys: z.boolean(),
    people: z.boolean(),
    editPeople: z.boolean(),
    claims: z.boolean(),
    clocks: z.boolean(),
  }),
});
export type MeView = z.infer<typeof meView>;

/** A sign-in that a demo offers; the hint is the home of a resident, the work of a member of staff. */
export type DemoAccountView = {
  accountId: string;
  name: string;
  nameEn: string;
  role: string;
  hint: string;
  hintEn: string;
};
