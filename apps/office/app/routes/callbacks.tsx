import { useLocale, useT } from '@linli/i18n/react';
import { EmptyState, ListDetail, PageHeader, Tabs, Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { PhoneCall } from 'lucide';
import { requireStaff, through } from '../features/access/guard.ts';
import { CallbackDetail } from '../features/callbacks/callback-detail.tsx';
import { CallbackList } from '../features/callbacks/callback-list.tsx';
import { answer } from '../features/forms/answer.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { fromWall } from '../features/forms/wall-clock.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;
export const handle = { fill: true };

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const status = params.get('status') === 'done' ? 'done' : 'due';
  const call = params.get('call');
  const cursor = params.get('cursor')?.slice(0, 200);
  const { callbacks } = context.api;
  const [page, chosen] = await through(
    args,
    Promise.all([callbacks.list({ status, cursor }), call ? callbacks.get({ callbackId: call }) : null]),
  );
  return { title: wordsFor(request)('office:nav.callbacks'), status, ...page, chosen } as const;
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const { api } = args.context;
    const { nextAt } = fields;
    const next = nextAt ? (fromWall(nextAt, (await api.people.me()).timeZone) ?? new Date(Number.NaN)) : undefined;
    const done = await api.callbacks.record({
      callbackId: fields.callbackId ?? '',
      version: Number(fields.version),
      outcome: fields.outcome as 'satisfied',
      words: fields.words ?? '',
      nextAt: next,
    });
    return redirect(paths.callbacks({ did: done.reopened ? 'reopened' : 'recorded', number: done.ticketNumber }));
  });
}

export const clientAction = steadyAction;

export default function Callbacks() {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { status, rows, nextCursor, chosen } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const did = params.get('did');
  const number = params.get('number') ?? '';
  return (
    <ListDetail
      showing={chosen ? 'detail' : 'list'}
      listLabel={t('office:nav.callbacks')}
      detailLabel={t('callbacks:record')}
      list={
        <>
          <PageHeader title={t('office:nav.callbacks')} sub={t('office:callbacks.sub')} className="px-4 pt-3 pb-2" />
          <Tabs
            label={t('office:nav.callbacks')}
            items={(['due', 'done'] as const).map((key) => ({
              key,
              label: t(`callbacks:status.${key}`),
              href: paths.callbacks({ status: key === 'done' ? key : undefined }),
              current: key === status,
            }))}
          />
          {(did === 'recorded' || did === 'reopened') && (
            <div className="p-3">
              <Toast kind={did === 'reopened' ? 'warning' : 'good'} closeWord={t('common:close')}>
                {t(`office:callbacks.${did}`, { number })}
              </Toast>
            </div>
          )}
          <CallbackList rows={rows} nextCursor={nextCursor} status={status} chosenId={chosen?.id} />
        </>
      }
      detail={
        chosen ? (
          <CallbackDetail key={chosen.id} callback={chosen} zh={zh} />
        ) : (
          <div className="grid h-full content-center">
            <EmptyState icon={PhoneCall} title={t('office:callbacks.choose')}>
              {t('office:callbacks.choose_hint')}
            </EmptyState>
          </div>
        )
      }
    />
  );
}
