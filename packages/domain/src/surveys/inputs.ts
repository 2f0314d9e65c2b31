import { z } from 'zod';
import { id, optionalWords } from '../kernel/index.ts';
import { ratings } from '../tickets/index.ts';

const level = z.enum(ratings, 'required');

/** Q2: one answer a household, a level for each aspect and an open opinion. */
export const answerSurveyInput = z.object({
  surveyId: id,
  management: level,
  cleaning: level,
  efficiency: level,
  order: level,
  engineering: level,
  opinion: optionalWords(2000),
});
export type AnswerSurveyInput = z.infer<typeof answerSurveyInput>;
