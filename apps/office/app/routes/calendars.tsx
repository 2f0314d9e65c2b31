import { calendarsInput } from '@linli/domain/calendars';
import { useT } from '@linli/i18n/react';
import { ButtonLink, PageHeader, Tabs, Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { Plus } from 'lucide';
import { missing, requireStaff, through } from '../features/access/guard.ts';
import { AddCard } from '../features/calendars/add-card.tsx';
import { ChangesCard } from '../features/calendars/changes-card.tsx';
import { DaysCard } from '../features/calendars/days-card.tsx';
import { readRule, readWeek } from '../features/calendars/hours.ts';
import { MonthCard } from '../features/calendars/month-card.tsx';
import { WeekCard } from '../features/calendars/week-card.tsx';
import { calendarWord } from '../features/clocks/selector-words.ts';
import { answer } from '../features/forms/answer.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { CommunityChooser } from '../features/frame/community-chooser.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

/** T8: when clocks run, day by day; what of it lies ahead is changed by those who answer for the norms. */
export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const params = new URL(args.request.url).searchParams;
  const asked = { communityId: params.get('community') || undefined, name: params.get('calendar') || undefined };
  const month = calendarsInput.shape.month.safeParse(params.get('month') || undefined).data;
  const calendars = await through(args, args.context.api.calendars.get({ ...asked, month }));
  return { title: wordsFor(args.request)('office:calendars.title'), calendars };
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const { calendars } = args.context.api;
    const { communityId: community = '', name = '', from = '', date = '', reason = '' } = fields;
    const target = { communityId: community, name };
    const month = new URL(args.request.url).searchParams.get('month') ?? undefined;
    const done = (calendar: string | undefined) =>
      redirect(paths.calendars({ community, calendar, month, did: fields.intent }));
    switch (fields.intent) {
      case 'add':
        await calendars.add({ ...target, ...readWeek(fields) });
        return done(name.trim());
      case 'week': {
        const week = { ...target, version: Number(fields.version), from, ...readWeek(fields) };
        await calendars.set_week(week);
        return done(name);
      }
      case 'withdraw':
        await calendars.withdraw_week({ ...target, from });
        return done(name);
      case 'day':
        await calendars.set_day({ ...target, date, rule: readRule(fields), reason });
        return done(name);
      case 'clear_day':
        await calendars.set_day({ ...target, date, rule: null });
        return done(name);
      case 'remove':
        await calendars.remove(target);
        return done(undefined);
      default:
        throw missing();
    }
  });
}

export const clientAction = steadyAction;

const dones = ['add', 'week', 'withdraw', 'day', 'clear_day', 'remove'] as const;

export default function CalendarsPage() {
  const t = useT();
  const { calendars } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { communityId: community, abilities, chosen } = calendars;
  const did = dones.find((one) => one === params.get('did'));
  const adding = params.has('add') && abilities.add;
  const calendar = calendars.calendars.find(({ name }) => name === chosen);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={t('office:calendars.title')}
        sub={t('office:calendars.sub')}
        back={{ href: paths.clocks({ community }), word: t('office:nav.clocks') }}
        actions={
          abilities.add && (
            <ButtonLink href={paths.calendars({ community, add: 1 })} icon={Plus}>
              {t('office:calendars.add')}
            </ButtonLink>
          )
        }
      />
      <CommunityChooser communities={calendars.communities} current={community} action={paths.calendars()} />
      {did && <Toast closeWord={t('common:close')}>{t(`office:calendars.saved_${did}`)}</Toast>}
      {adding && <AddCard calendars={calendars} />}
      <Tabs
        label={t('office:calendars.title')}
        items={calendars.calendars.map(({ name }) => ({
          key: name,
          href: paths.calendars({ community, calendar: name, month: params.get('month') ?? undefined }),
          label: calendarWord(name, t),
          current: name === chosen,
        }))}
      />
      {calendar && (
        <div
          key={`${community} ${chosen} ${calendar.version}`}
          className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]"
        >
          <div className="grid grid-cols-1 gap-4">
            <WeekCard calendars={calendars} calendar={calendar} />
            {calendar.name !== 'always' && <DaysCard calendars={calendars} calendar={calendar} />}
          </div>
          <div className="grid grid-cols-1 gap-4">
            <MonthCard calendars={calendars} />
            <ChangesCard changes={calendars.changes} />
          </div>
        </div>
      )}
    </div>
  );
}
