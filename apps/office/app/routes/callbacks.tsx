import { useLocale, useT } from '@linli/i18n/react';
import { Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { PhoneCall } from 'lucide';
import { requireStaff, through } from '../features/access/guard.ts';
import { CallbackDetail } from '../features/callbacks/callback-detail.tsx';
import { CallbackList } from '../features/callbacks/callback-list.tsx';
import { answer } from '../features/forms/answer.ts';
import { momentTyped } from '../features/forms/moment-typed.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { DueAndDone, dueOrDone } from '../features/frame/due-and-done.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;
export const handle = { fill: true };

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const status = dueOrDone(params);
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
    const done = await api.callbacks.record({
      callbackId: fields.callbackId ?? '',
      version: Number(fields.version),
      outcome: fields.outcome as 'satisfied',
      words: fields.words ?? '',
      nextAt: await momentTyped(api, fields.nextAt),
      anyHour: fields.anyHour === 'on',
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
    <DueAndDone
      title={t('office:nav.callbacks')}
      sub={t('office:callbacks.sub')}
      status={status}
      tab={(key) => ({
        label: t(`callbacks:status.${key}`),
        href: paths.callbacks({ status: key === 'done' ? key : undefined }),
      })}
      detailLabel={t('callbacks:record')}
      detail={chosen && <CallbackDetail key={chosen.id} callback={chosen} zh={zh} />}
      choose={{ icon: PhoneCall, title: t('office:callbacks.choose'), hint: t('office:callbacks.choose_hint') }}
    >
      {(did === 'recorded' || did === 'reopened') && (
        <div className="p-3">
          <Toast kind={did === 'reopened' ? 'warning' : 'good'} closeWord={t('common:close')}>
            {t(`office:callbacks.${did}`, { number })}
          </Toast>
        </div>
      )}
      <CallbackList rows={rows} nextCursor={nextCursor} status={status} chosenId={chosen?.id} />
    </DueAndDone>
  );
}
