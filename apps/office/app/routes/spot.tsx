import { spotCodeRef } from '@linli/domain/zones';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Badge, ButtonLink, Card, Notice, PageHeader } from '@linli/ui';
import { withQuery } from '@linli/ui/addresses';
import { localeOf } from '@linli/ui/preferences';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { Camera } from 'lucide';
import type { SignIn, Spot } from '../api-types.ts';
import { missing, requireStaff, through } from '../features/access/guard.ts';
import { answer } from '../features/forms/answer.ts';
import { Refusal } from '../features/forms/refusal.tsx';
import { steadyAction } from '../features/forms/steady-action.ts';
import { useFormState } from '../features/forms/use-refused.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { readPosition } from '../features/patrols/position.ts';
import { SignInButton } from '../features/patrols/sign-in-button.tsx';
import { paths } from '../paths.ts';

export const meta = pageTitle;

/** What the spot's QR opens (P2). The key is made here, so that a resent sign-in is the same one (P5). */
export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context, params } = args;
  const { api } = context;
  // A code that was cut off, or copied wrong, is of no spot either.
  const asked = spotCodeRef.safeParse(params);
  if (!asked.success) throw missing('spot.not_found');
  const [spot, mine] = await through(
    args,
    Promise.all([api.zones.spot(asked.data), api.patrols.list({ mine: true, limit: 20 })]),
  );
  const signIn = new URL(request.url).searchParams.get('signIn');
  const name = localeOf(request) === 'zh' ? spot.name : spot.nameEn;
  return {
    title: name,
    spot,
    last: mine.rows.find((row) => row.id === signIn) ?? null,
    clientKey: crypto.randomUUID(),
  };
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const code = args.params.code ?? '';
    const { id } = await args.context.api.patrols.signIn({
      code,
      clientKey: fields.clientKey ?? '',
      position: readPosition(fields),
      note: '',
    });
    return redirect(withQuery(paths.spot(code), { signIn: id }));
  });
}

export const clientAction = steadyAction;

export default function SpotPage() {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { spot, last, clientKey } = useLoaderData<typeof loader>();
  const { refused } = useFormState();
  const signIn = useSearchParams()[0].get('signIn');
  const name = zh ? spot.name : spot.nameEn;
  const zone = zh ? spot.zoneName : spot.zoneNameEn;
  return (
    <div className="mx-auto grid grid-cols-1 max-w-xl gap-4">
      <PageHeader
        title={name}
        sub={[t(`zones:spot_kind.${spot.kind}`), zone].filter(Boolean).join(' · ')}
        back={{ href: paths.patrols(), word: t('common:back') }}
      />
      <Refusal refused={refused} />
      {signIn && last ? (
        <Notice kind="good" announce title={t('office:spot.signed_in', { when: format.when(last.at) })}>
          <Suspicions signIn={last} />
        </Notice>
      ) : (
        <SignInButton clientKey={clientKey} hasPosition={spot.lat !== null} />
      )}
      <ButtonLink
        href={paths.finding(spot.code, signIn ?? undefined)}
        variant={signIn ? 'primary' : 'secondary'}
        size="lg"
        icon={Camera}
        block
      >
        {t('office:spot.found')}
      </ButtonLink>
      <LastVisit spot={spot} />
    </div>
  );
}

/** P6: what looked untrue is said to the person at once, in plain words, not behind their back. */
function Suspicions({ signIn }: { signIn: SignIn }) {
  const t = useT();
  if (signIn.suspicions.length === 0) return <>{t('office:spot.signed_in_hint')}</>;
  return (
    <span className="flex flex-wrap gap-1.5">
      {signIn.suspicions.map((one) => (
        <Badge key={one} tone="warning">
          {t(`patrols:suspicion.${one}`)}
        </Badge>
      ))}
    </span>
  );
}

function LastVisit({ spot }: { spot: Spot }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card title={t('office:spot.last')}>
      {spot.lastSignInAt ? format.when(spot.lastSignInAt) : t('office:spot.never')}
    </Card>
  );
}
