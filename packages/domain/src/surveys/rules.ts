import { type Rating, ratings } from '../tickets/index.ts';
import { type SurveyAspect, surveyAspects } from './types.ts';

/** Q4: how many answered with which level, by aspect. */
export type SurveyTally = Record<SurveyAspect, Record<Rating, number>>;

/** Counts answers; an aspect left out of an old answer counts nowhere. */
export function tally(answers: readonly Partial<Record<SurveyAspect, Rating>>[]): SurveyTally {
  const counts = Object.fromEntries(
    surveyAspects.map((aspect) => [aspect, Object.fromEntries(ratings.map((rating) => [rating, 0]))]),
  ) as SurveyTally;
  for (const answer of answers) {
    for (const aspect of surveyAspects) {
      const level = answer[aspect];
      if (level) counts[aspect][level] += 1;
    }
  }
  return counts;
}
