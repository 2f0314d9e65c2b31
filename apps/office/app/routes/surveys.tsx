import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Card, EmptyState, Icon, PageHeader, StatusBadge } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MessageSquareQuote, Smile } from 'lucide';
import type { Survey } from '../api-types.ts';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { AspectBars } from '../features/surveys/aspect-bars.tsx';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const surveys = await through(args, args.context.api.surveys.results());
  return { title: wordsFor(args.request)('office:nav.surveys'), surveys };
}

export default function Surveys() {
  const t = useT();
  const { surveys } = useLoaderData<typeof loader>();
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={t('office:nav.surveys')}
        sub={t('office:surveys.sub')}
        back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
      />
      {surveys.length === 0 && (
        <EmptyState icon={Smile} title={t('office:surveys.none')}>
          {t('office:surveys.none_hint')}
        </EmptyState>
      )}
      {surveys.map((survey) => (
        <SurveyCard key={survey.id} survey={survey} />
      ))}
    </div>
  );
}

/** Q4: the response first, since a share without it says nothing; then the aspects side by side; then the words. */
function SurveyCard({ survey }: { survey: Survey }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const response = survey.invited > 0 ? format.percent(survey.answers / survey.invited) : '–';
  return (
    <Card
      title={zh ? survey.title : survey.titleEn}
      aside={
        <StatusBadge tone={survey.open ? 'accent' : 'neutral'}>
          {t(survey.open ? 'office:surveys.open' : 'office:surveys.closed')}
        </StatusBadge>
      }
    >
      <p className="text-muted text-sm">
        {format.day(survey.opensAt)} – {format.day(new Date(survey.closesAt.getTime() - 1))} ·{' '}
        {t('office:surveys.response', { response, answers: survey.answers, invited: survey.invited })}
      </p>
      {survey.answers > 0 ? (
        <div className="mt-3 grid grid-cols-1 gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
          {survey.aspects.map(({ aspect, levels }) => (
            <AspectBars key={aspect} aspect={aspect} levels={levels} />
          ))}
        </div>
      ) : (
        <p className="mt-3">{t('office:surveys.no_answers')}</p>
      )}
      {survey.opinions.length > 0 && (
        <section className="mt-4 border-line border-t pt-3">
          <h3 className="flex items-center gap-2 text-base">
            <Icon of={MessageSquareQuote} size="sm" className="text-muted" />
            {t('office:surveys.opinions')}
          </h3>
          <ul className="mt-2 grid grid-cols-1 gap-2 lg:grid-cols-2">
            {survey.opinions.slice(0, 12).map((opinion) => (
              <li key={opinion.id} className="rounded-md bg-sunken px-3 py-2">
                <p>{opinion.words}</p>
                <p className="text-muted text-xs">
                  {zh ? opinion.zoneName : opinion.zoneNameEn} · {format.day(opinion.at)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}
