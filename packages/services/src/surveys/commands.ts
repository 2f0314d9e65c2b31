import { newId, sqlState } from '@linli/db';
import { authorize } from '@linli/domain/access';
import { DomainError } from '@linli/domain/kernel';
import { type AnswerSurveyInput, roomsOfSurvey } from '@linli/domain/surveys';
import { type Ctx, notify } from '../context/index.ts';
import { inTransaction } from '../tickets/commands/append.ts';

/**
 * Q2: a household answers once; the unique index decides under concurrency.
 * @throws DomainError `survey.not_found`, `survey.closed`, `survey.already_answered`
 */
export async function answerSurvey(ctx: Ctx, input: AnswerSurveyInput): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'resident') throw new DomainError('access.denied');
  const { surveyId, opinion, ...levels } = input;
  const now = ctx.clock();
  const id = newId();
  try {
    await inTransaction(ctx.db, async (tx) => {
      const survey = await tx.survey.findUnique({ where: { id: surveyId } });
      if (!survey || survey.communityId !== actor.communityId) throw new DomainError('survey.not_found');
      authorize(actor, 'survey.answer', actor);
      if (now < survey.opensAt || now >= survey.closesAt) throw new DomainError('survey.closed');
      const { householdId, memberId, zoneId } = actor;
      await tx.surveyAnswer.create({ data: { id, surveyId, householdId, memberId, zoneId, at: now, levels, opinion } });
      await notify(tx, roomsOfSurvey(survey), { type: 'survey', id: surveyId, seq: 1 });
    });
  } catch (error) {
    if (sqlState(error) === '23505') throw new DomainError('survey.already_answered');
    throw error;
  }
  return { id };
}
