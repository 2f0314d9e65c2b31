import { useLocale, useT } from '@linli/i18n/react';
import { Avatar, Button, Card, DefinitionList, Icon, PageHeader, RowLink, RowList } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { LogOut } from 'lucide';
import { requireStaff } from '../features/access/guard.ts';
import { useNav } from '../features/frame/nav.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { PreferenceForms } from '../features/frame/preference-forms.tsx';
import { wordsFor } from '../features/frame/title.ts';
import { useOffice } from '../features/frame/use-office.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  return { title: wordsFor(args.request)('office:nav.me') };
}

export default function MePage() {
  const t = useT();
  const zh = useLocale() === 'zh';
  const office = useOffice();
  const { me } = office;
  const { more } = useNav(office);
  const name = zh ? me.name : me.nameEn;
  return (
    <div className="mx-auto grid grid-cols-1 max-w-xl gap-4">
      <PageHeader title={t('office:nav.me')} />
      <Card>
        <div className="flex items-center gap-3">
          <Avatar name={me.name} size="lg" />
          <p className="leading-tight">
            <span className="block font-semibold text-lg">{name}</span>
            <span className="text-muted">{t(`people:role.${me.role}`)}</span>
          </p>
        </div>
        <div className="mt-3">
          <DefinitionList
            items={[
              ...(me.communityName
                ? [{ term: t('zones:community'), value: (zh ? me.communityName : me.communityNameEn) ?? '' }]
                : []),
              {
                term: t('zones:zone'),
                value: me.zones.map((zone) => (zh ? zone.name : zone.nameEn)).join(' · ') || t('common:none'),
              },
            ]}
          />
        </div>
      </Card>
      <Card flush className="lg:hidden">
        <RowList label={t('office:nav.more')}>
          {more.map((item) => (
            <li key={item.key}>
              <RowLink href={item.href} title={item.label} lead={<Icon of={item.icon} className="text-accent" />} />
            </li>
          ))}
        </RowList>
      </Card>
      <PreferenceForms />
      <form method="post" action={paths.signOut()}>
        <Button variant="secondary" icon={LogOut} block>
          {t('common:sign_out')}
        </Button>
      </form>
    </div>
  );
}
