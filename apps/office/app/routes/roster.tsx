import { rosterInput } from '@linli/domain/rosters';
import { useFormat, useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, Notice, PageHeader, Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useLoaderData, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight, CopyPlus, UserX } from 'lucide';
import { missing, requireStaff, through } from '../features/access/guard.ts';
import { answer } from '../features/forms/answer.ts';
import { Refusal } from '../features/forms/refusal.tsx';
import { steadyAction } from '../features/forms/steady-action.ts';
import { SubmitButton } from '../features/forms/submit-button.tsx';
import { useFormState } from '../features/forms/use-refused.ts';
import { CommunityChooser } from '../features/frame/community-chooser.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { DutyForm } from '../features/rosters/duty-form.tsx';
import { RosterDay, RosterGrid } from '../features/rosters/roster-grid.tsx';
import { ShiftsCard } from '../features/rosters/shifts-card.tsx';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const params = new URL(args.request.url).searchParams;
  const wanted = params.get('date') ?? undefined;
  const asked = rosterInput.shape.date.safeParse(wanted).data;
  const roster = await through(
    args,
    args.context.api.rosters.get({ date: asked, communityId: params.get('community') ?? undefined }),
  );
  const day =
    asked && roster.days.includes(asked) ? asked : roster.days.includes(roster.today) ? roster.today : roster.week;
  return { title: wordsFor(args.request)('office:nav.roster'), roster, day, unknown: wanted !== asked };
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const { rosters } = args.context.api;
    const { searchParams } = new URL(args.request.url);
    const here = { date: searchParams.get('date') ?? undefined, community: searchParams.get('community') ?? undefined };
    const { staffId = '', date = '', communityId = '', shiftId = '' } = fields;
    switch (fields.intent) {
      case 'edit': {
        const shiftIds = Object.keys(fields).flatMap((name) => (name.startsWith('shift.') ? [name.slice(6)] : []));
        await rosters.edit({ staffId, date, shiftIds });
        return redirect(paths.roster({ ...here, did: 'saved' }));
      }
      case 'copy': {
        const { changed, skipped } = await rosters.copyWeek({ communityId, date });
        return redirect(paths.roster({ ...here, did: 'copied', changed, skipped }));
      }
      case 'add_shift': {
        const { name = '', nameEn = '', from = '', to = '', night } = fields;
        await rosters.addShift({ communityId, name, nameEn, from, to, night: night === 'on' });
        return redirect(paths.roster({ ...here, did: 'saved' }));
      }
      case 'remove_shift':
        await rosters.removeShift({ shiftId });
        return redirect(paths.roster({ ...here, did: 'saved' }));
      default:
        throw missing();
    }
  });
}

export const clientAction = steadyAction;

/** T7: who works when; written by those who lead, read by everybody. */
export default function RosterPage() {
  const t = useT();
  const format = useFormat();
  const { roster, day, unknown } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const copying = useFormState('copy');
  const community = roster.communityId;
  const at = (date: string) => paths.roster({ date, community });
  const shifted = (weeks: number) => {
    const date = new Date(Date.parse(day) + weeks * 7 * 86_400_000);
    return at(date.toISOString().slice(0, 10));
  };
  const edit = (staffId: string, date: string) => paths.roster({ date, community, edit: staffId });
  const edited = roster.people.find(({ id, abilities }) => id === params.get('edit') && abilities.edit);
  const planned = roster.people.some(({ duties }) => duties.length > 0);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={t('office:nav.roster')}
        sub={t('office:roster.sub')}
        back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
        actions={
          roster.abilities.copy && (
            <Form method="post">
              <input type="hidden" name="intent" value="copy" />
              <input type="hidden" name="communityId" value={community} />
              <input type="hidden" name="date" value={roster.week} />
              <SubmitButton intent="copy" variant="secondary" icon={CopyPlus}>
                {t('office:roster.copy')}
              </SubmitButton>
            </Form>
          )
        }
      />
      <CommunityChooser communities={roster.communities} current={community} action={paths.roster()} keep={['date']} />
      <Refusal refused={copying.refused} />
      {unknown && <Notice>{t('office:roster.no_such_day')}</Notice>}
      <Done />
      <div className="flex flex-wrap items-center gap-2">
        <ButtonLink href={shifted(-1)} variant="secondary" icon={ChevronLeft}>
          {t('office:roster.last_week')}
        </ButtonLink>
        <p className="order-first w-full text-center font-semibold sm:order-none sm:w-auto sm:px-2">
          {t('office:roster.week', { from: format.date(roster.week), to: format.date(roster.days[6] ?? '') })}
        </p>
        <ButtonLink href={shifted(1)} variant="secondary" icon={ChevronRight}>
          {t('office:roster.next_week')}
        </ButtonLink>
        {!roster.days.includes(roster.today) && (
          <ButtonLink href={at(roster.today)} variant="quiet">
            {t('office:roster.this_week')}
          </ButtonLink>
        )}
      </div>
      {roster.over ? (
        <Notice>{t('office:roster.over')}</Notice>
      ) : (
        !planned && <Notice>{t('office:roster.unplanned')}</Notice>
      )}
      {roster.people.length === 0 ? (
        <EmptyState icon={UserX} title={t('office:roster.nobody')}>
          {t('office:roster.nobody_hint')}
        </EmptyState>
      ) : (
        <>
          <RosterGrid roster={roster} edit={edit} />
          <RosterDay roster={roster} day={day} edit={edit} />
        </>
      )}
      <ShiftsCard roster={roster} />
      {edited && <DutyForm key={edited.id + day} roster={roster} person={edited} date={day} closeHref={at(day)} />}
    </div>
  );
}

function Done() {
  const t = useT();
  const [params] = useSearchParams();
  const did = params.get('did');
  const skipped = Number(params.get('skipped') ?? 0);
  if (did !== 'saved' && did !== 'copied') return null;
  return (
    <Toast kind={skipped > 0 ? 'warning' : 'good'} closeWord={t('common:close')}>
      {did === 'saved'
        ? t('office:roster.saved')
        : t('office:roster.copied', { count: Number(params.get('changed') ?? 0) })}
      {skipped > 0 && ` ${t('office:roster.skipped', { count: skipped })}`}
    </Toast>
  );
}
