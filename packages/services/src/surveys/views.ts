import { surveyAspects } from '@linli/domain/surveys';
import { ratings } from '@linli/domain/tickets';
import { z } from 'zod';

const surveyHead = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string(),
  opensAt: z.date(),
  closesAt: z.date(),
  open: z.boolean(),
});

/** A campaign as the resident sees it. */
export const surveyForResidentView = surveyHead.extend({ answered: z.boolean() });
export type SurveyForResidentView = z.infer<typeof surveyForResidentView>;

/** A campaign with its figures (Q4). `invited` counts the households asked. */
export const surveyResultView = surveyHead.extend({
  invited: z.number(),
  answers: z.number(),
  aspects: z.array(z.object({ aspect: z.enum(surveyAspects), levels: z.record(z.enum(ratings), z.number()) })),
  opinions: z.array(
    z.object({
      id: z.string(),
      at: z.date(),
      words: z.string(),
      zoneName: z.string().nullable(),
      zoneNameEn: z.string().nullable(),
    }),
  ),
});
export type SurveyResultView = z.infer<typeof surveyResultView>;
