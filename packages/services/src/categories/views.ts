import { type CategorySettings, categoryAreas, questionTypes } from '@linli/domain/categories';
import { categoryRoots, severities, ticketKinds } from '@linli/domain/tickets';
import { z } from 'zod';
import { communityChoiceView } from '../access/index.ts';

const severity = z.enum(severities);
const choiceView = z.object({ key: z.string(), zh: z.string(), en: z.string(), raisesTo: severity.nullable() });
export const questionView = z.object({
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  type: z.enum(questionTypes),
  required: z.boolean(),
  choices: z.array(choiceView).readonly(),
  raisesTo: severity.nullable(),
});

/** A category as its community set it; see `CategorySettings`. */
export const categorySettingsView = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  need: z.string(),
  needEn: z.string(),
  kinds: z.array(z.enum(ticketKinds)).readonly(),
  residentKinds: z.array(z.enum(ticketKinds)).readonly(),
  questions: z.array(questionView).readonly(),
  severity,
  urgent: z.boolean(),
  area: z.enum(categoryAreas),
  trade: z.enum(categoryRoots as [string, ...string[]]).nullable(),
  position: z.number(),
  retired: z.boolean(),
});

/** What a form needs of a category that it offers. */
export const offeredCategoryView = categorySettingsView
  .pick({
    code: true,
    name: true,
    nameEn: true,
    need: true,
    needEn: true,
    questions: true,
    urgent: true,
    area: true,
    severity: true,
  })
  .extend({ /** Kinds for which the reader may choose it. */ kinds: z.array(z.enum(ticketKinds)) });
export type OfferedCategoryView = z.infer<typeof offeredCategoryView>;

/** A category in the office, with what hangs on it. */
export const categoryView = categorySettingsView.extend({
  id: z.string(),
  communityId: z.string(),
  version: z.number(),
  /** Matters of it that are not off the desk yet. */
  openTickets: z.number(),
  changedAt: z.date(),
  changedByName: z.string().nullable(),
  changedByNameEn: z.string().nullable(),
  /** `delete`: nothing was ever of it, no norm speaks of it, and nothing stands under it. */
  abilities: z.object({ edit: z.boolean(), delete: z.boolean() }),
});
export type CategoryView = z.infer<typeof categoryView>;

/** The tree of one community. */
export const categoryTreeView = z.object({
  communityId: z.string(),
  communityName: z.string(),
  communityNameEn: z.string(),
  /** The communities in reach, to go from one to another. */
  communities: z.array(communityChoiceView),
  categories: z.array(categoryView),
  abilities: z.object({ edit: z.boolean() }),
});
export type CategoryTreeView = z.infer<typeof categoryTreeView>;

export const categoryRefView = z.object({ id: z.string(), code: z.string(), version: z.number() });
export type CategoryRefView = z.infer<typeof categoryRefView>;

/** Names by which filters, figures and lists speak of roots and leaves; empty names are the product's own. */
export const categoryNameView = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  retired: z.boolean(),
});
export type CategoryNameView = z.infer<typeof categoryNameView>;

/** The row as it is stored is the settings, under the names of the view. */
export type StoredCategory = CategorySettings & { id: string; communityId: string; version: number };
