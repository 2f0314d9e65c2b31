import type { CategoryRoot } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { Badge, ButtonLink, Card, EmptyState, PageHeader, Toast } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { Pencil, Plus, UsersRound } from 'lucide';
import type { Team } from '../api-types.ts';
import { missing, requireStaff, through } from '../features/access/guard.ts';
import { answer } from '../features/forms/answer.ts';
import { Refusal } from '../features/forms/refusal.tsx';
import { steadyAction } from '../features/forms/steady-action.ts';
import { useFormState } from '../features/forms/use-refused.ts';
import { CommunityChooser } from '../features/frame/community-chooser.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { CapForm } from '../features/teams/cap-form.tsx';
import { TeamForm } from '../features/teams/team-form.tsx';
import { writeFilters } from '../features/tickets/list-query.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const communityId = new URL(args.request.url).searchParams.get('community') || undefined;
  const teams = await through(args, args.context.api.teams.list({ communityId }));
  return { title: wordsFor(args.request)('office:nav.teams'), teams };
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields }) => {
    const { teams } = args.context.api;
    const { communityId = '', teamId = '', cap = '', name = '', nameEn = '', id, leaderId } = fields;
    const chosen = (prefix: string) =>
      Object.keys(fields).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
    switch (fields.intent) {
      case 'save':
        await teams.save({
          ...{ communityId, name, nameEn, trades: chosen('trade.'), memberIds: chosen('member.') },
          ...(id && { id }),
          ...(leaderId && { leaderId }),
        });
        break;
      case 'remove':
        await teams.remove({ teamId });
        break;
      case 'cap':
        await teams.setCap({ communityId, cap });
        break;
      default:
        throw missing();
    }
    const community = new URL(args.request.url).searchParams.get('community') ?? undefined;
    return redirect(paths.teams({ community, did: 'saved' }));
  });
}

export const clientAction = steadyAction;

/** T7: who claims from which board, and how much one may hold. */
export default function TeamsPage() {
  const t = useT();
  const { teams } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const removing = useFormState('remove');
  const edit = params.get('edit');
  const edited = teams.teams.find(({ id }) => id === edit);
  const { communityId: community } = teams;
  const { edit: may } = teams.abilities;
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-1 gap-4">
      <PageHeader
        title={t('office:nav.teams')}
        sub={t('office:teams.sub')}
        back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
        actions={
          may && (
            <ButtonLink href={paths.teams({ community, edit: 'new' })} icon={Plus}>
              {t('office:teams.add')}
            </ButtonLink>
          )
        }
      />
      <CommunityChooser communities={teams.communities} current={community} action={paths.teams()} />
      {params.get('did') === 'saved' && <Toast closeWord={t('common:close')}>{t('office:teams.saved')}</Toast>}
      <Refusal refused={removing.refused} />
      {teams.teams.length === 0 && (
        <EmptyState icon={UsersRound} title={t('office:teams.none')}>
          {t('office:teams.none_hint')}
        </EmptyState>
      )}
      <ul className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
        {teams.teams.map((team) => (
          <li key={team.id}>
            <TeamCard team={team} editable={may} community={community} />
          </li>
        ))}
      </ul>
      <CapForm teams={teams} />
      {may && edit !== null && (edited || edit === 'new') && (
        <TeamForm key={edit} teams={teams} team={edited} closeHref={paths.teams({ community })} />
      )}
    </div>
  );
}

function TeamCard({ team, editable, community }: { team: Team; editable: boolean; community: string }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  return (
    <Card
      title={zh ? team.name : team.nameEn}
      aside={
        <a href={paths.tickets(writeFilters({ teamId: team.id }))}>
          {team.waiting > 0 ? t('office:teams.waiting', { count: team.waiting }) : t('office:teams.none_waiting')}
        </a>
      }
    >
      <p className="flex flex-wrap gap-1.5">
        {team.trades.map((root) => (
          <Badge key={root}>{t(`tickets:category.${root as CategoryRoot}`)}</Badge>
        ))}
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {team.members.map((person) => (
          <li key={person.id}>
            {zh ? person.name : person.nameEn}
            {person.id === team.leaderId && (
              <Badge tone="accent" className="ml-1.5">
                {t('office:teams.leader')}
              </Badge>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <ButtonLink href={paths.teams({ community, edit: team.id })} variant="secondary" icon={Pencil} className="mt-3">
          {t('office:teams.edit')}
        </ButtonLink>
      )}
    </Card>
  );
}
