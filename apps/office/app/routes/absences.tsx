import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, EmptyState, Notice, PageHeader, Tabs, Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { CalendarOff, Plus } from 'lucide';
import type { Absence } from '../api-types.ts';
import { AbsenceForm } from '../features/absences/absence-form.tsx';
import { AbsenceRows, Agree } from '../features/absences/absence-rows.tsx';
import { EndDialog } from '../features/absences/end-dialog.tsx';
import { missing, requireStaff, through } from '../features/access/guard.ts';
import { answer } from '../features/forms/answer.ts';
import { Refusal } from '../features/forms/refusal.tsx';
import { steadyAction } from '../features/forms/steady-action.ts';
import { useRefused } from '../features/forms/use-refused.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const communityId = new URL(args.request.url).searchParams.get('community') ?? undefined;
  const absences = await through(args, args.context.api.absences.list({ communityId }));
  return { title: wordsFor(args.request)('office:nav.absences'), absences };
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const { absences } = args.context.api;
    const community = new URL(args.request.url).searchParams.get('community') ?? undefined;
    const { absenceId = '', staffId = '', deputyId = '', from = '', to = '' } = fields;
    switch (fields.intent) {
      case 'enter':
        await absences.enter({ staffId, deputyId, from, to });
        return redirect(paths.absences({ community, did: 'saved' }));
      case 'confirm':
        await absences.confirm({ absenceId });
        return redirect(paths.absences({ community, did: 'confirmed' }));
      case 'end': {
        const { cancelled } = await absences.end({ absenceId });
        return redirect(paths.absences({ community, did: cancelled ? 'cancelled' : 'ended' }));
      }
      default:
        throw missing();
    }
  });
}

export const clientAction = steadyAction;

const done = ['saved', 'confirmed', 'ended', 'cancelled'] as const;

/** T5: who is away and who stands in; a leave is entered here, and agreed to with one press. */
export default function AbsencesPage() {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { absences } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const refused = useRefused();
  const community = absences.communityId;
  const did = done.find((word) => word === params.get('did'));
  const of = (...phases: Absence['phase'][]) => absences.absences.filter(({ phase }) => phases.includes(phase));
  const [running, ahead, over] = [of('running'), of('waiting', 'agreed'), of('over', 'cancelled')];
  const entering = params.get('edit') === 'new';
  const ending = absences.absences.find(({ id, abilities }) => id === params.get('end') && abilities.end);
  const endHref = (end: string) => paths.absences({ community, end });
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-4">
      <PageHeader
        title={t('office:nav.absences')}
        sub={t('office:absences.sub')}
        back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
        actions={
          <ButtonLink href={paths.absences({ community, edit: 'new' })} icon={Plus}>
            {t('office:absences.enter')}
          </ButtonLink>
        }
      />
      {absences.communities.length > 1 && (
        <Tabs
          label={t('zones:community')}
          items={absences.communities.map(({ id, name, nameEn }) => ({
            key: id,
            label: zh ? name : nameEn,
            href: paths.absences({ community: id }),
            current: id === community,
          }))}
        />
      )}
      {did && <Toast closeWord={t('common:close')}>{t(`office:absences.${did}`)}</Toast>}
      {!entering && !ending && <Refusal refused={refused} />}
      {absences.absences
        .filter(({ abilities }) => abilities.confirm)
        .map(({ id, staff, from, to }) => (
          <Notice key={id} kind="warning" title={t('office:absences.asked_title')}>
            <p className="mb-3">
              {t('office:absences.asked_body', {
                name: zh ? staff.name : staff.nameEn,
                from: format.date(from),
                to: format.date(to),
              })}
            </p>
            <Agree absenceId={id} />
          </Notice>
        ))}
      {running.length === 0 ? (
        <EmptyState icon={CalendarOff} title={t('office:absences.nobody_away')}>
          {t('office:absences.nobody_away_hint')}
        </EmptyState>
      ) : (
        <Card title={t('office:absences.today')}>
          <AbsenceRows endHref={endHref} absences={running} label={t('office:absences.today')} />
        </Card>
      )}
      {ahead.length > 0 && (
        <Card title={t('office:absences.planned')}>
          <AbsenceRows endHref={endHref} absences={ahead} label={t('office:absences.planned')} />
        </Card>
      )}
      {over.length > 0 && (
        <Card title={t('office:absences.past')}>
          <AbsenceRows endHref={endHref} absences={over} label={t('office:absences.past')} />
        </Card>
      )}
      {ending && <EndDialog absence={ending} closeHref={paths.absences({ community })} />}
      {entering && <AbsenceForm absences={absences} closeHref={paths.absences({ community })} />}
    </div>
  );
}
