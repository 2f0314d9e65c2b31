import { surveyAspects } from '@linli/domain/surveys';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, EmptyState } from '@linli/ui';
import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarX, CircleCheck, House } from 'lucide';
import type { Titled } from '../features/frame/page-title.ts';
import { PortalPage } from '../features/frame/portal-page.tsx';
import { KeptForm } from '../features/session/kept-form.tsx';
import { load, sessionEndedOnPost } from '../features/session/load.ts';
import { steadyAction, steadyRevalidate } from '../features/session/steady-action.ts';
import { useAnswer } from '../features/session/use-answer.ts';
import { answerSurvey } from '../features/surveys/answer.ts';
import { SurveyForm } from '../features/surveys/survey-form.tsx';
import { paths } from '../paths.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  if (sessionEndedOnPost(context)) return { id, aspects: surveyAspects, survey: null };
  return load({ request, context }, async () => {
    const survey = (await context.api.surveys.list()).find((one) => one.id === id);
    if (!survey) throw data({ code: 'survey.not_found' }, { status: 404 });
    return { id, aspects: surveyAspects, survey };
  });
}

export const action = answerSurvey;
export const clientAction = steadyAction;
export const shouldRevalidate = steadyRevalidate;

export const handle: Titled = { title: (t) => t('surveys:survey') };

export default function SurveyPage() {
  const { id, aspects, survey } = useLoaderData<typeof loader>();
  const { outcome, unsent } = useAnswer();
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  if (!survey) {
    return (
      <PortalPage title={t('surveys:survey')} outside>
        {outcome && <KeptForm outcome={outcome} action={paths.survey(id)} />}
      </PortalPage>
    );
  }
  // What ends at midnight ends with the day before.
  const wholeDays = format.when(survey.closesAt).endsWith('00:00');
  const when = wholeDays ? format.day(new Date(survey.closesAt.getTime() - 1)) : format.when(survey.closesAt);
  const home = (
    <ButtonLink href={paths.home()} icon={House}>
      {t('portal:failure.home')}
    </ButtonLink>
  );
  return (
    <PortalPage
      title={zh ? survey.title : survey.titleEn}
      sub={t(survey.open ? `portal:survey.${wholeDays ? 'until_day' : 'until'}` : 'portal:survey.was_until', { when })}
      back={{ href: paths.home(), word: t('common:back') }}
    >
      {survey.answered ? (
        <Card>
          <EmptyState icon={CircleCheck} title={t('portal:survey.thanks')} action={home}>
            {t('portal:survey.thanks_body')}
          </EmptyState>
        </Card>
      ) : survey.open ? (
        <>
          <p className="max-w-prose text-muted">{t('portal:survey.intro')}</p>
          <SurveyForm id={id} aspects={aspects} outcome={outcome} unsent={unsent} />
        </>
      ) : (
        <Card>
          <EmptyState icon={CalendarX} title={t('portal:survey.closed')} action={home}>
            {t('portal:survey.closed_body')}
          </EmptyState>
        </Card>
      )}
    </PortalPage>
  );
}
