import { answerSurveyInput } from '@linli/domain/surveys';
import {
  answerSurvey,
  listSurveyResults,
  listSurveysForResident,
  surveyForResidentView,
  surveyResultView,
} from '@linli/services/surveys';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

export const portalSurveys = router({
  list: permitted('survey.view')
    .output(z.array(surveyForResidentView))
    .query(({ ctx }) => listSurveysForResident(ctx)),
  answer: permitted('survey.answer')
    .input(answerSurveyInput)
    .output(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => answerSurvey(ctx, input)),
});

export const officeSurveys = router({
  results: permitted('survey.view')
    .output(z.array(surveyResultView))
    .query(({ ctx }) => listSurveyResults(ctx)),
});
