import type { AnswerSurveyInput } from '@linli/domain/surveys';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '../../paths.ts';
import { receive, refuse } from '../session/form.ts';

/** Q2: one answer a household. */
export async function answerSurvey({ request, params, context }: ActionFunctionArgs) {
  const received = await receive(request, context);
  if ('answer' in received) return received.answer;
  const { form } = received;
  const surveyId = params.id ?? '';
  try {
    await context.api.surveys.answer({ ...form.fields, surveyId } as AnswerSurveyInput);
    return redirect(paths.survey(surveyId, { did: 'answer' }));
  } catch (error) {
    return refuse(form, error);
  }
}
