import type { Relation } from '@linli/domain/people';
import { useLocale, useT } from '@linli/i18n/react';
import { Badge, Button, Card, DefinitionList, RowList } from '@linli/ui';
import { themes } from '@linli/ui/preferences';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LogOut } from 'lucide';
import { ChoiceButtons } from '../features/frame/choice-buttons.tsx';
import { LanguageSwitch } from '../features/frame/language-switch.tsx';
import type { Titled } from '../features/frame/page-title.ts';
import { PortalPage } from '../features/frame/portal-page.tsx';
import { useShell } from '../features/frame/shell.tsx';
import { dropDraft } from '../features/report/draft.ts';
import { homeOf } from '../features/session/home-of.ts';
import { load } from '../features/session/load.ts';
import { paths } from '../paths.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  return load({ request, context }, async () => ({ ...(await homeOf(context)), memberId: context.actor?.memberId }));
}

export const handle: Titled = { title: (t) => t('portal:nav.me') };

export default function Me() {
  const home = useLoaderData<typeof loader>();
  const t = useT();
  const { theme, largeType } = useShell();
  const zh = useLocale() === 'zh';
  return (
    <PortalPage at="me" title={home.name} sub={zh ? home.communityName : home.communityNameEn}>
      <Card title={t('portal:me.home')}>
        <DefinitionList
          items={[
            { term: t('common:place'), value: zh ? home.place : home.placeEn },
            { term: t('common:phone'), value: home.phone },
          ]}
        />
      </Card>
      <Card title={t('people:member')} flush>
        <RowList label={t('people:member')}>
          {home.members.map((member) => (
            <li key={member.id} className="flex min-h-target items-center justify-between gap-3 px-4 py-2">
              <span>
                {member.name}
                {member.id === home.memberId && <span className="ml-2 text-muted text-sm">{t('portal:me.self')}</span>}
              </span>
              <Badge>{t(`people:relation.${member.relation as Relation}`)}</Badge>
            </li>
          ))}
        </RowList>
      </Card>
      <Card title={t('portal:me.settings')}>
        <div className="grid gap-5">
          <LanguageSwitch to={paths.me()} />
          <ChoiceButtons
            action={paths.type()}
            to={paths.me()}
            legend={t('portal:me.type')}
            current={largeType ? 'large' : 'normal'}
            options={[
              { value: 'normal', label: t('portal:me.type_normal') },
              { value: 'large', label: t('common:large_type') },
            ]}
          />
          <ChoiceButtons
            action={paths.theme()}
            to={paths.me()}
            legend={t('portal:me.theme')}
            current={theme}
            options={themes.map((value) => ({
              value,
              label: t(value === 'system' ? 'portal:me.theme_system' : `common:theme.${value}`),
            }))}
          />
        </div>
      </Card>
      <form method="post" action={paths.signOut()} onSubmit={dropDraft}>
        <Button variant="secondary" icon={LogOut} block>
          {t('common:sign_out')}
        </Button>
      </form>
    </PortalPage>
  );
}
