import { clockPolicyChangeInput } from '@linli/domain/clocks';
import { useT } from '@linli/i18n/react';
import { ButtonLink, PageHeader, Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { CalendarDays } from 'lucide';
import { missing, type RouteArgs, requireStaff, through } from '../features/access/guard.ts';
import { changeOf, momentOf } from '../features/clocks/change.ts';
import { ClosureCard } from '../features/clocks/closure-card.tsx';
import { NormForm } from '../features/clocks/norm-form.tsx';
import { NormList } from '../features/clocks/norm-list.tsx';
import { answer } from '../features/forms/answer.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { CommunityChooser } from '../features/frame/community-chooser.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

const dones = ['norm', 'close', 'end_closure'] as const;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { clocks } = args.context.api;
  const at = { communityId: communityIn(args) };
  const [settings, closures] = await through(args, Promise.all([clocks.policies(at), clocks.closures(at)]));
  const edit = new URL(args.request.url).searchParams.get('edit');
  return {
    title: wordsFor(args.request)('office:nav.clocks'),
    settings,
    closures,
    editing: settings.mayEdit && edit !== null,
    norm: settings.policies.find(({ id }) => id === edit) ?? null,
    preview: settings.mayEdit ? await findPreview(args, settings.timeZone) : null,
  };
}

/** Asked with the whole form in the address; what the door would refuse is said when it is saved. */
async function findPreview(args: RouteArgs, timeZone: string) {
  const asked = new URL(args.request.url).searchParams;
  if (!asked.has('preview')) return null;
  const { api } = args.context;
  const input = clockPolicyChangeInput.safeParse(changeOf(Object.fromEntries(asked), timeZone));
  if (!input.success) return 'invalid' as const;
  return await api.clocks.preview(input.data).catch(() => 'invalid' as const);
}

/** Whose norms are meant; the door says whether this person may. */
function communityIn({ request }: RouteArgs): string | undefined {
  return new URL(request.url).searchParams.get('community') || undefined;
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const { clocks } = args.context.api;
    const communityId = communityIn(args);
    const { timeZone } = await clocks.policies({ communityId });
    const done = dones.find((one) => one === fields.intent);
    if (done === 'norm') await clocks.change(clockPolicyChangeInput.parse(changeOf(fields, timeZone)));
    else if (done === 'close') {
      const [from, to] = [momentOf(fields.from, timeZone), momentOf(fields.to, timeZone)];
      const { reason = '', reasonEn } = fields;
      const { id } = await clocks.close({ communityId, from, to: to ?? new Date(Number.NaN), reason, reasonEn });
      return redirect(paths.clocks({ community: communityId, did: done, made: id }));
    } else if (done === 'end_closure') await clocks.end_closure({ closureId: fields.closureId ?? '' });
    else throw missing();
    return redirect(paths.clocks({ community: communityId, did: done }));
  });
}

export const clientAction = steadyAction;

export default function Clocks() {
  const t = useT();
  const { settings, closures, editing, norm, preview } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const did = dones.find((one) => one === params.get('did'));
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={t('office:nav.clocks')}
        sub={t('office:norms.sub')}
        back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
        actions={
          <ButtonLink
            href={paths.calendars({ community: settings.communityId })}
            variant="secondary"
            icon={CalendarDays}
          >
            {t('office:calendars.open')}
          </ButtonLink>
        }
      />
      <CommunityChooser communities={settings.communities} current={settings.communityId} action={paths.clocks()} />
      {did && <Toast closeWord={t('common:close')}>{t(`office:norms.did_${did}`)}</Toast>}
      {editing && <NormForm key={norm?.id ?? 'new'} settings={settings} norm={norm} preview={preview} />}
      <ClosureCard closures={closures} mayEdit={settings.mayEdit} made={params.get('made')} />
      <NormList settings={settings} />
    </div>
  );
}
