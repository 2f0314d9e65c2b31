import { useT } from '@linli/i18n/react';
import { PageHeader, PhonePage } from '@linli/ui';
import { ClipboardList, House, User, UserRound } from 'lucide';
import type { ReactNode } from 'react';
import { paths } from '../../paths.ts';
import { OfflineBanner } from './online.tsx';

type Place = 'home' | 'tickets' | 'housekeeper' | 'me';

export type PortalPageProps = {
  title: ReactNode;
  sub?: ReactNode;
  back?: { href: string; word: string };
  actions?: ReactNode;
  /** Where in the bar below one is; without it one is on a side path. */
  at?: Place;
  /** Nobody is signed in: the bar would lead nowhere. */
  outside?: boolean;
  children: ReactNode;
};

/** Every page of the portal: title, way back, content, and the four places under the thumb. */
export function PortalPage({ title, sub, back, actions, at, outside = false, children }: PortalPageProps) {
  const t = useT();
  const items = [
    { key: 'home', href: paths.home(), label: t('portal:nav.home'), icon: House },
    { key: 'tickets', href: paths.tickets(), label: t('portal:nav.tickets'), icon: ClipboardList },
    { key: 'housekeeper', href: paths.housekeeper(), label: t('portal:nav.housekeeper'), icon: UserRound },
    { key: 'me', href: paths.me(), label: t('portal:nav.me'), icon: User },
  ].map((item) => ({ ...item, current: item.key === at }));
  return (
    <PhonePage
      skipWord={t('common:skip_to_content')}
      banner={<OfflineBanner />}
      header={<PageHeader title={title} sub={sub} back={back} actions={actions} />}
      nav={outside ? undefined : { label: t('portal:nav.label'), items }}
    >
      {children}
    </PhonePage>
  );
}
