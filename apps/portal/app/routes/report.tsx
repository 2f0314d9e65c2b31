import { DomainError } from '@linli/domain/kernel';
import { spotCodeRef } from '@linli/domain/zones';
import { drawPicker } from '@linli/i18n';
import { useT } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import { UiLink } from '@linli/ui';
import { pathOf } from '@linli/ui/addresses';
import { localeOf } from '@linli/ui/preferences';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import type { Ticket } from '../api-types.ts';
import type { Titled } from '../features/frame/page-title.ts';
import { PausedNotice } from '../features/frame/paused-notice.tsx';
import { PortalPage } from '../features/frame/portal-page.tsx';
import { choicesFor } from '../features/report/choices.ts';
import { kindFrom } from '../features/report/kinds.ts';
import { stepsOf, usePaged } from '../features/report/paged.ts';
import { ReportForm } from '../features/report/report-form.tsx';
import { submitReport } from '../features/report/submit.ts';
import { homeOf } from '../features/session/home-of.ts';
import { load, sessionEndedOnPost } from '../features/session/load.ts';
import { steadyAction, steadyRevalidate } from '../features/session/steady-action.ts';
import { useAnswer } from '../features/session/use-answer.ts';
import { paths } from '../paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const kind = kindFrom(params.get('kind'));
  const locale = localeOf(request);
  const form = {
    action: pathOf(request),
    kind,
    submissionKey: crypto.randomUUID(),
    who: context.actor?.memberId ?? '',
    /** The code of the spot that was scanned. */
    spot: params.get('spot') ?? undefined,
  };
  if (sessionEndedOnPost(context)) {
    const nothing = { home: null, spots: [], buildings: [], picker: null, spotId: undefined, before: null };
    return { ...form, ...nothing, choices: choicesFor(kind, [], locale) };
  }
  return load({ request, context }, async () => {
    const code = params.get('spot');
    // A code that was cut off, or copied wrong, is of no place either.
    if (code && !spotCodeRef.safeParse({ code }).success) throw new DomainError('spot.unknown');
    const follows = params.get('follows');
    const [home, spots, spot, offered, before, map, buildings] = await Promise.all([
      homeOf(context),
      context.api.zones.spots(),
      code ? context.api.zones.spot({ code }) : undefined,
      context.api.categories.offered(),
      follows ? context.api.tickets.get({ number: follows }) : null,
      code ? null : context.api.zones.map({}),
      code ? [] : context.api.zones.buildings({}),
    ]);
    const choices = choicesFor(kind, offered, locale);
    const picker = map && drawPicker(translator(locale), locale, map);
    return { ...form, home, spots, buildings, picker, spotId: spot?.id, choices, before: before && knownOf(before) };
  });
}

/** T3: what is known of the matter that this one goes on from. */
function knownOf({ id, number, category, area, severity, matter }: Ticket) {
  return { id, number, category, area, severity: severity === 'normal' ? 'normal' : 'urgent', matter };
}

export const action = submitReport;
export const clientAction = steadyAction;
export const shouldRevalidate = steadyRevalidate;

export const handle: Titled = {
  title: (t, _, search) =>
    t(kindFrom(search.get('kind')) === 'repair' ? 'portal:report.title' : 'portal:home.complain'),
};

export default function Report() {
  const data = useLoaderData<typeof loader>();
  const { outcome, unsent } = useAnswer();
  const t = useT();
  const voice = data.kind !== 'repair';
  const form = useRef<HTMLFormElement>(null);
  const paging = usePaged(stepsOf(data.kind, data.spotId !== undefined), form, Boolean(outcome));
  const before = paging.paged ? paging.steps[paging.at - 1] : undefined;
  return (
    <PortalPage
      title={t(voice ? 'portal:home.complain' : 'portal:report.title')}
      back={{ href: before ? paging.hrefOf(before) : paths.home(), word: t('common:back') }}
      outside={!data.home}
    >
      <PausedNotice home={data.home} />
      <ReportForm key={data.kind} {...data} outcome={outcome} unsent={unsent} form={form} paging={paging} />
      <UiLink
        href={paths.report({ kind: voice ? 'repair' : 'complaint', ...(data.spot && { spot: data.spot }) })}
        className="inline-flex min-h-target items-center justify-self-start text-accent underline-offset-4 hover:underline"
      >
        {t(voice ? 'portal:report.to_repair' : 'portal:report.to_voice')}
      </UiLink>
    </PortalPage>
  );
}
