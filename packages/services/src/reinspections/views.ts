import { reinspectionOutcomes, reinspectionReasons, reinspectionStatuses } from '@linli/domain/reinspections';
import { severities, ticketStatuses } from '@linli/domain/tickets';
import { z } from 'zod';
import { pausedView } from '../clocks/views.ts';
import { personView, photoView } from '../tickets/views/index.ts';

/** A re-inspection that is due, done or has lapsed, with what one must know to find the place. */
export const reinspectionView = z.object({
  id: z.string(),
  reason: z.enum(reinspectionReasons),
  /** What was drawn, 0 to 99, and the share it was held against. */
  lot: z.number(),
  share: z.number(),
  status: z.enum(reinspectionStatuses),
  outcome: z.enum(reinspectionOutcomes).nullable(),
  /** By the rule, and when somebody is to go: with what incidents have closed since then (T8). */
  dueAt: z.date(),
  nextAt: z.date(),
  /** The incident that it waits for. */
  paused: pausedView.nullable(),
  late: z.boolean(),
  postponed: z.number(),
  doneAt: z.date().nullable(),
  words: z.string(),
  version: z.number(),
  inspector: personView.nullable(),
  doneBy: personView.nullable(),
  escalatedTo: personView.nullable(),
  ticket: z.object({
    number: z.number(),
    category: z.string(),
    categoryName: z.string(),
    categoryNameEn: z.string(),
    severity: z.enum(severities),
    status: z.enum(ticketStatuses),
    excerpt: z.string(),
    placeText: z.string(),
    placeTextEn: z.string(),
    reopenCount: z.number(),
  }),
  canRecord: z.boolean(),
});
export type ReinspectionView = z.infer<typeof reinspectionView>;
export const reinspectionPageView = z.object({
  rows: z.array(reinspectionView),
  nextCursor: z.string().nullable(),
});

/** With what was there, what was done about it, and what was seen afterwards. */
export const reinspectionDetailView = reinspectionView.extend({
  matter: z.string(),
  finder: personView.nullable(),
  doers: z.array(personView),
  /** In the words of whoever did it. */
  done: z.string(),
  doneEn: z.string(),
  closedAt: z.date(),
  before: z.array(photoView),
  after: z.array(photoView),
  seen: z.array(photoView),
  /** Would be the viewer's to record, had they not done or found it themselves. */
  ownWork: z.boolean(),
});
export type ReinspectionDetailView = z.infer<typeof reinspectionDetailView>;

export const reinspectionRefView = z.object({
  id: z.string(),
  ticketNumber: z.number(),
  outcome: z.enum([...reinspectionOutcomes, 'postponed']),
  reopened: z.boolean(),
});
export type ReinspectionRefView = z.infer<typeof reinspectionRefView>;

/** The rule of a community; version 0 is the one it begins with. */
export const reinspectionRuleView = z.object({
  communityId: z.string(),
  share: z.number(),
  days: z.number(),
  majorAlways: z.boolean(),
  version: z.number(),
  changedBy: personView.nullable(),
  changedAt: z.date().nullable(),
  abilities: z.object({ edit: z.boolean() }),
});
export type ReinspectionRuleView = z.infer<typeof reinspectionRuleView>;
