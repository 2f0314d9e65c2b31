import type { Prisma } from '@linli/db';
import { surveyAspects } from '@linli/domain/surveys';
import { plusDays, plusMinutes, startOfDay } from './calendar.ts';
import type { Estate } from './estate.ts';
import type { Random } from './random.ts';
import type { Home } from './residents.ts';
import { words } from './words.ts';

/** Q1: one campaign that is over, answered by about two in five, and one that runs. */
export function buildSurveys(world: { random: Random; now: Date; estate: Estate; homes: readonly Home[] }) {
  const { random, now, estate, homes } = world;
  const campaign = (title: string, titleEn: string, from: number, days: number) => ({
    id: random.id(plusDays(now, -from)),
    communityId: estate.community.id,
    title,
    titleEn,
    opensAt: startOfDay(now, from),
    closesAt: plusDays(startOfDay(now, from), days),
  });
  const closed = campaign('上季度服务满意度调查', 'Satisfaction survey, last quarter', 52, 21);
  const open = campaign('本季度服务满意度调查', 'Satisfaction survey, this quarter', 6, 21);
  const answersOf = (survey: typeof open, share: number): Prisma.SurveyAnswerCreateManyInput[] => {
    const until = Math.min(survey.closesAt.getTime(), now.getTime());
    const minutes = Math.floor((until - survey.opensAt.getTime()) / 60_000);
    return homes.flatMap((home) => {
      const [member] = home.members;
      if (!member || !random.chance(share)) return [];
      const at = plusMinutes(survey.opensAt, random.between(60, minutes));
      const levels = Object.fromEntries(surveyAspects.map((aspect, index) => [aspect, level(random, index)]));
      const opinion = random.chance(0.3)
        ? random.pick(home.english ? words.opinion.zh.slice(10, 11) : words.opinion.zh)
        : '';
      const { zoneId } = home.unit.building;
      return [
        {
          id: random.id(at),
          surveyId: survey.id,
          householdId: home.id,
          zoneId,
          memberId: member.id,
          at,
          levels,
          opinion,
        },
      ];
    });
  };
  return { surveys: [closed, open], answers: [...answersOf(closed, 0.4), ...answersOf(open, 0.14)] };
}

/** Aspects differ a little, as they would. */
const moods = [0, 0.06, 0.12, -0.04, 0.09];

function level(random: Random, aspect: number) {
  const luck = random.next() + (moods[aspect] ?? 0);
  return luck < 0.66 ? 'satisfied' : luck < 0.92 ? 'fairly_satisfied' : 'dissatisfied';
}
