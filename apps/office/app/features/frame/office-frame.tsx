import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { useLive } from '@linli/realtime/client';
import { Avatar, DeskPage, Icon, UiLink } from '@linli/ui';
import { useMatches, useRevalidator } from '@remix-run/react';
import { LogOut } from 'lucide';
import type { ReactNode } from 'react';
import { paths } from '../../paths.ts';
import { Brand } from './bare-page.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { useNav } from './nav.ts';
import { Preferences } from './preferences-bar.tsx';
import type { OfficeData } from './use-office.ts';

/** A route whose content uses the whole window says so: `export const handle = { fill: true }`. */
export type FrameHandle = { fill?: boolean };

/** The way around, the live connection and the keyboard, around every page. */
export function OfficeFrame({ office, children }: { office: OfficeData; children: ReactNode }) {
  const t = useT();
  const nav = useNav(office);
  const { revalidate } = useRevalidator();
  // X3: a hint names no data, so whatever stands on the page is asked for again; without a network that costs the page.
  const live = useLive(() => navigator.onLine && revalidate());
  const fill = useMatches().some((match) => (match.handle as FrameHandle | undefined)?.fill);
  return (
    <>
      <DeskPage
        skipWord={t('common:skip_to_content')}
        fill={fill}
        banner={
          <>
            <PaperHead office={office} />
            <ConnectionBanner live={live} />
          </>
        }
        side={{
          label: t('office:nav.label'),
          brand: <Brand />,
          groups: [
            { key: 'main', items: nav.main },
            { key: 'more', title: t('office:nav.more'), items: nav.more },
          ],
          foot: <WhoIsHere office={office} />,
        }}
        bottom={{ label: t('office:nav.label'), items: nav.bottom }}
      >
        {children}
      </DeskPage>
      <KeyboardHelp />
    </>
  );
}

/** On paper alone: of which estate, and of when. */
function PaperHead({ office: { me, now } }: { office: OfficeData }) {
  const t = useT();
  const format = useFormat();
  const estate = useLocale() === 'zh' ? me.communityName : me.communityNameEn;
  return (
    <p className="mb-4 hidden justify-between border-line-strong border-b pb-1 text-sm print:flex">
      <span className="font-semibold">{estate ?? t('common:product')}</span>
      <span>{t('office:print.at', { when: format.full(now) })}</span>
    </p>
  );
}

function WhoIsHere({ office: { me } }: { office: OfficeData }) {
  const t = useT();
  const name = useLocale() === 'zh' ? me.name : me.nameEn;
  return (
    <div className="grid grid-cols-1 gap-1">
      <UiLink href={paths.me()} className="flex items-center gap-2.5 rounded-md p-1 hover:bg-sunken">
        <Avatar name={me.name} size="sm" />
        <span className="min-w-0 leading-tight">
          <span className="block truncate font-medium text-sm">{name}</span>
          <span className="block truncate text-muted text-xs">{t(`people:role.${me.role}`)}</span>
        </span>
      </UiLink>
      <div className="-mx-1 flex items-center justify-between">
        <Preferences />
        <form method="post" action={paths.signOut()}>
          <button
            type="submit"
            title={t('common:sign_out')}
            className="grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          >
            <Icon of={LogOut} size="sm" />
            <span className="sr-only">{t('common:sign_out')}</span>
          </button>
        </form>
      </div>
    </div>
  );
}
