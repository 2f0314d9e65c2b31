import type { StaffRole } from '@linli/domain/access';
import { homeAsWritten } from '@linli/domain/people';
import { useT } from '@linli/i18n/react';
import { ButtonLink, PageHeader, Tabs, Toast } from '@linli/ui';
import { localeOf } from '@linli/ui/preferences';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { UserPlus } from 'lucide';
import { missing, requireStaff, through } from '../features/access/guard.ts';
import { answer } from '../features/forms/answer.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { useOffice } from '../features/frame/use-office.ts';
import { HouseholdList } from '../features/people/household-list.tsx';
import { LeaveForm } from '../features/people/leave-form.tsx';
import { StaffForm } from '../features/people/staff-form.tsx';
import { StaffList } from '../features/people/staff-list.tsx';
import { uuidPattern } from '../features/tickets/list-query.ts';
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
      ...(await through(args, staffTab(args, params))),
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
  return { title, tab: 'households' as const, text, staff: null, record: null, page, example };
}

/** The directory, and the one whose form is open. */
async function staffTab({ context }: LoaderFunctionArgs, params: URLSearchParams) {
  const { people } = context.api;
  const staffId = params.get('edit') ?? params.get('leave') ?? '';
  if (staffId !== 'new' && !uuidPattern.test(staffId)) return { staff: await people.staff(), record: null };
  const asked = staffId === 'new' ? { communityId: params.get('community') || undefined } : { staffId };
  const [staff, record] = await Promise.all([people.staff(), people.record(asked)]);
  return { staff, record };
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const { people } = args.context.api;
    const { staffId = '', digest = '', communityId = '', superiorId } = fields;
    const { name = '', nameEn = '', role = '', title = '', phone = '' } = fields;
    const trades = Object.keys(fields).flatMap((key) => (key.startsWith('trade.') ? [key.slice('trade.'.length)] : []));
    const said = { name, nameEn, role: role as StaffRole, title, phone, trades, ...(superiorId && { superiorId }) };
    switch (fields.intent) {
      case 'save':
        if (staffId) await people.correct({ staffId, digest, ...said });
        else await people.add({ communityId, ...said });
        return redirect(paths.people({ did: 'saved' }));
      case 'leave':
        await people.left({ staffId, digest, ...(fields.successorId && { successorId: fields.successorId }) });
        return redirect(paths.people({ did: 'left' }));
      default:
        throw missing();
    }
  });
}

export const clientAction = steadyAction;

export default function People() {
  const t = useT();
  const { me } = useOffice();
  const { tab, text, staff, record, page, example } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const did = params.get('did');
  const leaving = params.get('leave') !== null && record?.person;
  const back = paths.people({ text: text || undefined });
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
      <PageHeader
        title={t('office:nav.people')}
        back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
        actions={
          staff &&
          me.abilities.editPeople && (
            <ButtonLink href={paths.people({ edit: 'new' })} icon={UserPlus}>
              {t('office:people.add')}
            </ButtonLink>
          )
        }
      />
      {did === 'saved' && <Toast closeWord={t('common:close')}>{t('office:people.saved')}</Toast>}
      {did === 'left' && <Toast closeWord={t('common:close')}>{t('office:people.left')}</Toast>}
      <Tabs label={t('office:nav.people')} items={items} />
      {staff && (
        <StaffList staff={staff} text={text} editHref={(id) => paths.people({ text: text || undefined, edit: id })} />
      )}
      {leaving && <LeaveForm person={leaving} closeHref={back} />}
      {record && !leaving && (
        <StaffForm
          key={record.person?.id ?? record.communityId}
          record={record}
          closeHref={back}
          leaveHref={(id) => paths.people({ leave: id })}
        />
      )}
      {page && <HouseholdList rows={page.rows} nextCursor={page.nextCursor} text={text} example={example} />}
    </div>
  );
}
