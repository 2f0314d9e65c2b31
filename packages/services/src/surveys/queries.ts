import { Prisma } from '@linli/db';
import { DomainError } from '@linli/domain/kernel';
import { type SurveyAspect, surveyAspects, tally } from '@linli/domain/surveys';
import type { Rating } from '@linli/domain/tickets';
import { scopeWhere } from '../access/index.ts';
import type { Ctx } from '../context/index.ts';
import type { SurveyForResidentView, SurveyResultView } from './views.ts';

const scope = { community: Prisma.sql`v.community_id`, zone: null, household: null };

/** The campaigns of the resident's community, open ones first. */
export async function listSurveysForResident(ctx: Ctx): Promise<SurveyForResidentView[]> {
  const { actor } = ctx;
  if (actor.kind !== 'resident') throw new DomainError('access.denied');
  const now = ctx.clock();
  return await ctx.db.prisma.$queryRaw<SurveyForResidentView[]>`
    select v.id, v.title, v.title_en as "titleEn", v.opens_at as "opensAt", v.closes_at as "closesAt",
      (v.opens_at <= ${now}::timestamptz and v.closes_at > ${now}::timestamptz) as open,
      exists (select 1 from survey_answer a where a.survey_id = v.id and a.household_id = ${actor.householdId}::uuid) as answered
    from survey v where ${scopeWhere(actor, 'survey.view', scope)} and v.opens_at <= ${now}::timestamptz
    order by open desc, v.opens_at desc limit 20`;
}

type ResultRow = Omit<SurveyResultView, 'aspects'> & { levels: Partial<Record<SurveyAspect, Rating>>[] };

/** Campaigns with response and levels by aspect (Q4), one query. */
export async function listSurveyResults(ctx: Ctx): Promise<SurveyResultView[]> {
  const now = ctx.clock();
  const rows = await ctx.db.prisma.$queryRaw<ResultRow[]>`
    select v.id, v.title, v.title_en as "titleEn", v.opens_at as "opensAt", v.closes_at as "closesAt",
      (v.opens_at <= ${now}::timestamptz and v.closes_at > ${now}::timestamptz) as open,
      (select count(*) from household h join unit u on u.id = h.unit_id join building b on b.id = u.building_id
        where b.community_id = v.community_id)::int as invited,
      (select count(*) from survey_answer a where a.survey_id = v.id)::int as answers,
      coalesce((select json_agg(a.levels) from survey_answer a where a.survey_id = v.id), '[]'::json) as levels,
      coalesce((select json_agg(o order by o.at desc) from (
        select a.id, a.at, a.opinion as words, z.name as "zoneName", z.name_en as "zoneNameEn"
        from survey_answer a left join zone z on z.id = a.zone_id
        where a.survey_id = v.id and a.opinion <> '' order by a.at desc limit 50) o), '[]'::json) as opinions
    from survey v where ${scopeWhere(ctx.actor, 'survey.view', scope)} order by v.opens_at desc limit 24`;
  return rows.map(({ levels, ...row }) => {
    const counts = tally(levels);
    return {
      ...row,
      opinions: row.opinions.map((opinion) => ({ ...opinion, at: new Date(opinion.at) })),
      aspects: surveyAspects.map((aspect) => ({ aspect, levels: counts[aspect] })),
    };
  });
}
