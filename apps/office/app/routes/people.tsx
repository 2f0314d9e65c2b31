import { homeAsWritten } from '@linli/domain/people';
import { useT } from '@linli/i18n/react';
import { PageHeader, Tabs } from '@linli/ui';
import { localeOf } from '@linli/ui/preferences';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { useOffice } from '../features/frame/use-office.ts';
import { HouseholdList } from '../features/people/household-list.tsx';
import { StaffList } from '../features/people/staff-list.tsx';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const text = (params.get('text') ?? '').trim().slice(0, 60);
  const { people, zones } = context.api;
  const title = wordsFor(request)('office:nav.people');
  if (params.get('tab') !== 'households') {
    return {
      title,
      tab: 'staff' as const,
      text,
      staff: await through(args, people.staff()),
      page: null,
      example: null,
    };
  }
  const [page, home] = await through(
    args,
    Promise.all([
      people.households({ text, cursor: params.get('cursor')?.slice(0, 200), limit: 50 }),
      zones.exampleHome({}),
    ]),
  );
  const zh = localeOf(request) === 'zh';
  const example = home && homeAsWritten(zh ? home.building : home.buildingEn, home.unit);
  return { title, tab: 'households' as const, text, staff: null, page, example };
}

export default function People() {
  const t = useT();
  const { me } = useOffice();
  const { tab, text, staff, page, example } = useLoaderData<typeof loader>();
  const items = [
    { key: 'staff', label: t('people:staff'), href: paths.people(), current: tab === 'staff' },
    ...(me.abilities.households
      ? [
          {
            key: 'households',
            label: t('people:household'),
            href: paths.people({ tab: 'households' }),
            current: tab === 'households',
          },
        ]
      : []),
  ];
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title={t('office:nav.people')} back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }} />
      <Tabs label={t('office:nav.people')} items={items} />
      {staff && <StaffList staff={staff} text={text} />}
      {page && <HouseholdList rows={page.rows} nextCursor={page.nextCursor} text={text} example={example} />}
    </div>
  );
}
