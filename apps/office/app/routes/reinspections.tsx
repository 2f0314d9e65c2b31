import { useT } from '@linli/i18n/react';
import { FilterWords, Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData, useSearchParams } from '@remix-run/react';
import { ListChecks } from 'lucide';
import { missing, requireStaff, through } from '../features/access/guard.ts';
import { answer } from '../features/forms/answer.ts';
import { momentTyped } from '../features/forms/moment-typed.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { DueAndDone, dueOrDone } from '../features/frame/due-and-done.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { ReinspectionDetail } from '../features/reinspections/reinspection-detail.tsx';
import { ReinspectionList } from '../features/reinspections/reinspection-list.tsx';
import { RuleCard } from '../features/reinspections/rule-card.tsx';
import { paths } from '../paths.ts';

export const meta = pageTitle;
export const handle = { fill: true };

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const status = dueOrDone(params);
  const mine = params.get('mine') === '1';
  const look = params.get('look');
  const cursor = params.get('cursor')?.slice(0, 200);
  const communityId = params.get('community') ?? undefined;
  const { reinspections } = context.api;
  const [page, rule, chosen] = await through(
    args,
    Promise.all([
      reinspections.list({ status, mine, cursor }),
      reinspections.rule({ communityId }),
      look ? reinspections.get({ reinspectionId: look }) : null,
    ]),
  );
  return { title: wordsFor(request)('office:nav.reinspections'), status, mine, ...page, rule, chosen } as const;
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields, photoIds }) => {
    const { api } = args.context;
    if (fields.intent === 'rule') {
      const { communityId = '', share = '', days = '', ruleVersion: version = '' } = fields;
      await api.reinspections.setRule({ communityId, share, days, version, majorAlways: fields.majorAlways === 'on' });
      return redirect(paths.reinspections({ did: 'rule_saved' }));
    }
    if (fields.intent !== 'record') throw missing();
    const done = await api.reinspections.record({
      reinspectionId: fields.reinspectionId ?? '',
      version: Number(fields.version),
      outcome: fields.outcome as 'passed',
      words: fields.words ?? '',
      nextAt: fields.outcome === 'postponed' ? await momentTyped(api, fields.nextAt) : undefined,
      photoIds,
    });
    const mine = new URL(args.request.url).searchParams.get('mine') ?? undefined;
    return redirect(paths.reinspections({ mine, did: done.outcome, number: done.ticketNumber }));
  });
}

export const clientAction = steadyAction;

/** After a refusal the fresh state is shown: somebody else may have looked first. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate;
}

const said = ['passed', 'failed', 'postponed', 'rule_saved'] as const;

/** T9: findings that were closed and are seen once more, for somebody who stands there with a phone. */
export default function Reinspections() {
  const t = useT();
  const { status, mine, rows, nextCursor, rule, chosen } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const did = said.find((one) => one === params.get('did'));
  const query = { status: status === 'done' ? status : undefined, mine: mine ? 1 : undefined };
  return (
    <DueAndDone
      title={t('office:nav.reinspections')}
      sub={t('patrols:reinspection.sub')}
      status={status}
      tab={(key) => ({
        label: t(`patrols:reinspection.status.${key}`),
        href: paths.reinspections({ ...query, status: key === 'done' ? key : undefined }),
      })}
      detailLabel={t('patrols:reinspection.record')}
      detail={chosen && <ReinspectionDetail key={chosen.id} look={chosen} query={query} />}
      choose={{
        icon: ListChecks,
        title: t('patrols:reinspection.choose'),
        hint: t('patrols:reinspection.choose_hint'),
      }}
    >
      <div className="px-4 py-2.5">
        <FilterWords
          label={t('common:filter')}
          items={[
            { key: 'all', label: t('common:all'), href: paths.reinspections({ ...query, mine: undefined }), on: !mine },
            { key: 'mine', label: t('common:mine'), href: paths.reinspections({ ...query, mine: 1 }), on: mine },
          ]}
        />
      </div>
      {did && (
        <div className="px-4 pb-3">
          <Toast kind={did === 'failed' ? 'warning' : 'good'} closeWord={t('common:close')}>
            {t(`patrols:reinspection.${did}`, { number: params.get('number') ?? '' })}
          </Toast>
        </div>
      )}
      <ReinspectionList rows={rows} nextCursor={nextCursor} query={query} status={status} chosenId={chosen?.id} />
      <RuleCard key={rule.version} rule={rule} />
    </DueAndDone>
  );
}
