import { readFailure } from '@linli/domain/kernel';
import { homeAsWritten } from '@linli/domain/people';
import { useT } from '@linli/i18n/react';
import { PageHeader } from '@linli/ui';
import { withQuery } from '@linli/ui/addresses';
import { localeOf } from '@linli/ui/preferences';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Household } from '../api-types.ts';
import { type RouteArgs, requireStaff, through } from '../features/access/guard.ts';
import { answer, askWhetherSame } from '../features/forms/answer.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { CommunityChooser } from '../features/frame/community-chooser.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { CallerSearch } from '../features/people/caller-search.tsx';
import { readHomeSteps } from '../features/people/home-steps.ts';
import { homeOf } from '../features/people/household-list.tsx';
import { leanRow } from '../features/tickets/lean-row.ts';
import { OpenMatters } from '../features/tickets/open-matters.tsx';
import { RegisterForm } from '../features/tickets/register-form.tsx';
import { asksWhetherSame, readRegistration } from '../features/tickets/registration.ts';
import { pickerFor } from '../features/zones/maps.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

/** D1: the caller's household and open matters on one screen with the form. */
export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const zh = localeOf(request) === 'zh';
  const text = (params.get('text') ?? '').trim().slice(0, 60);
  const me = await through(args, context.api.people.me());
  // Whoever serves several communities files in the one that they chose, by its own map, places and categories.
  const communities = await through(args, context.api.zones.communities());
  const chosen = communities.find(({ id }) => id === params.get('community')) ?? communities[0];
  const communityId = chosen?.id;
  const steps = await readHomeSteps(args, communityId);
  const sought = text ? { text } : steps.unit && { unitId: steps.unit.id };
  const [spots, households, staff, offered, picker, example] = await through(
    args,
    Promise.all([
      context.api.zones.spots(),
      sought && me.abilities.households ? context.api.people.households({ ...sought, limit: 6 }) : { rows: [] },
      context.api.people.staff(),
      context.api.categories.offered({ communityId }),
      pickerFor(args, communityId),
      me.abilities.households ? context.api.zones.exampleHome({ communityId }) : null,
    ]),
  );
  return {
    title: wordsFor(request)('office:register.title'),
    text,
    example: example && homeAsWritten(zh ? example.building : example.buildingEn, example.unit),
    communities,
    steps,
    spots: spots.filter((spot) => !communityId || spot.communityId === communityId),
    offered,
    picker,
    households: households.rows,
    colleagues: staff
      .filter(({ id }) => id !== me.staffId)
      .map(({ id, name, nameEn, role }) => ({ id, name, nameEn, role })),
    open: await openMatters(args, households.rows),
    submissionKey: crypto.randomUUID(),
  };
}

/** What these homes wait for already, so that nothing is filed twice (T6). */
async function openMatters(args: RouteArgs, households: readonly Household[]) {
  const waiting = households.filter((row) => row.openTickets > 0).slice(0, 3);
  const pages = await through(
    args,
    Promise.all(waiting.map((row) => args.context.api.tickets.list({ text: homeOf(row, true), limit: 5 }))),
  );
  const locale = localeOf(args.request);
  return pages.flatMap((page) => page.rows.map((row) => leanRow(row, locale)));
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async (form) => {
    const registration = readRegistration(form);
    if (asksWhetherSame(registration, form.fields)) {
      const same = await likelySame(args, registration);
      if (same.length > 0) return askWhetherSame(form, same);
    }
    try {
      const { number, mergedIntoNumber } = await args.context.api.tickets.register(registration);
      return redirect(
        mergedIntoNumber === null
          ? withQuery(paths.ticket(number), { did: 'register' })
          : withQuery(paths.ticket(mergedIntoNumber), { did: 'register', as: number }),
      );
    } catch (error) {
      if (readFailure(error).code !== 'ticket.same_unfit') throw error;
      return askWhetherSame(form, await likelySame(args, registration), 'ticket.same_unfit');
    }
  });
}

async function likelySame(args: RouteArgs, registration: ReturnType<typeof readRegistration>) {
  const locale = localeOf(args.request);
  const rows = await args.context.api.tickets.likelySame(registration);
  return rows.map((row) => ({ ...leanRow(row, locale), follows: row.follows }));
}

export const clientAction = steadyAction;

export default function NewTicket() {
  const t = useT();
  const { text, example, communities, steps, spots, offered, picker, households, colleagues, open, submissionKey } =
    useLoaderData<typeof loader>();
  return (
    <div className="mx-auto grid grid-cols-1 max-w-5xl gap-4">
      <PageHeader
        title={t('office:register.title')}
        sub={t('office:register.sub')}
        back={{ href: paths.tickets(), word: t('common:back') }}
      />
      <CommunityChooser
        communities={communities}
        current={steps.community ?? ''}
        action={paths.newTicket()}
        keep={['text']}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <div className="grid grid-cols-1 gap-4">
          <CallerSearch text={text} example={example} households={households} steps={steps} formId="register" />
          <OpenMatters rows={open} searched={households.length > 0 || steps.unit !== undefined} />
        </div>
        <RegisterForm
          key={steps.community}
          community={steps.community}
          spots={spots}
          buildings={steps.buildings}
          offered={offered}
          colleagues={colleagues}
          picker={picker}
          submissionKey={submissionKey}
        />
      </div>
    </div>
  );
}
