import type { StaffRole } from '@linli/domain/access';
import { useLocale, useT } from '@linli/i18n/react';
import { Avatar, ButtonLink, Card, ContactCard, EmptyState } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MessageSquareText, Phone, UserRound } from 'lucide';
import type { Titled } from '../features/frame/page-title.ts';
import { PortalPage } from '../features/frame/portal-page.tsx';
import { homeOf } from '../features/session/home-of.ts';
import { load } from '../features/session/load.ts';
import { paths, telephone } from '../paths.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  return load({ request, context }, () => homeOf(context));
}

const duties = ['owner', 'walk', 'answer', 'verify'] as const;

export const handle: Titled = { title: (t) => t('zones:my_housekeeper') };

export default function Housekeeper() {
  const home = useLoaderData<typeof loader>();
  const t = useT();
  const zh = useLocale() === 'zh';
  const { housekeeper } = home;
  return (
    <PortalPage at="housekeeper" title={t('zones:my_housekeeper')} sub={zh ? home.zoneName : home.zoneNameEn}>
      {housekeeper ? (
        <ContactCard
          name={zh ? housekeeper.name : housekeeper.nameEn}
          role={t('zones:housekeeper')}
          phone={housekeeper.phone}
          callWord={t('common:call')}
          actions={
            <ButtonLink href={paths.report({ kind: 'enquiry' })} icon={MessageSquareText} variant="secondary" block>
              {t('portal:housekeeper.write')}
            </ButtonLink>
          }
        />
      ) : (
        <Card>
          <EmptyState icon={UserRound} title={t('portal:housekeeper.none')}>
            {t('portal:housekeeper.none_body')}
          </EmptyState>
        </Card>
      )}
      {home.hotline && (
        <Card title={t('portal:hotline.title')}>
          <p className="mb-3 text-muted">{t('portal:hotline.body')}</p>
          <ButtonLink
            href={telephone(home.hotline)}
            icon={Phone}
            variant="secondary"
            block
            className="wrap-normal text-[min(1rem,7vw)]!"
          >
            {t('portal:hotline.call', { hotline: home.hotline })}
          </ButtonLink>
        </Card>
      )}
      <Card title={t('portal:housekeeper.duties')}>
        <ul className="grid list-disc gap-1.5 pl-5">
          {duties.map((duty) => (
            <li key={duty}>{t(`portal:duty.${duty}`)}</li>
          ))}
        </ul>
      </Card>
      {home.support.length > 0 && (
        <Card title={t('portal:housekeeper.support')} flush>
          <ul className="grid gap-x-4 px-[min(1rem,5vw)] pb-3 sm:grid-cols-2">
            {home.support.map((person) => (
              <li key={person.id} className="flex items-center gap-3 py-2">
                <Avatar name={person.name} size="sm" />
                <span className="wrap-anywhere min-w-0">
                  {zh ? person.name : person.nameEn}
                  <span className="ml-2 inline-block text-muted text-sm">
                    {t(`people:role.${person.role as StaffRole}`)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </PortalPage>
  );
}
