import { type Db, newId, type Prisma } from '@linli/db';
import { someMorning } from './clock.ts';

const week = 7 * 86_400_000;

export function buildSurvey(communityId: string, given: Partial<Prisma.SurveyUncheckedCreateInput> = {}) {
  return {
    id: newId(),
    communityId,
    title: '服务满意度调查',
    titleEn: 'Satisfaction survey',
    opensAt: new Date(someMorning.getTime() - week),
    closesAt: new Date(someMorning.getTime() + week),
    ...given,
  };
}

/** A campaign that is open on the clock's morning. */
export function createSurvey(db: Db, communityId: string, given: Partial<Prisma.SurveyUncheckedCreateInput> = {}) {
  return db.prisma.survey.create({ data: buildSurvey(communityId, given) });
}
