import { useLocale, useT } from '@linli/i18n/react';
import { Icon, UiLink } from '@linli/ui';
import { Footprints } from 'lucide';
import type { SignIn } from '../../api-types.ts';
import { paths } from '../../paths.ts';

/** Today's walks in one line: how many sign-ins by how many people, and whether one looks untrue. */
export function WalkedCard({ signIns }: { signIns: readonly SignIn[] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const people = [...new Map(signIns.map(({ staff }) => [staff.id, zh ? staff.name : staff.nameEn])).values()];
  const suspect = signIns.filter((row) => row.suspicions.length > 0).length;
  return (
    <UiLink
      href={paths.patrols()}
      className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-2.5 shadow-card hover:border-accent"
    >
      <Icon of={Footprints} className="text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          {t('office:home.walked_today')} · {t('patrols:sign_ins', { count: signIns.length })}
        </span>
        <span className="block truncate text-muted text-sm">
          {people.slice(0, 4).join(' · ') || t('office:home.nobody_walked')}
        </span>
      </span>
      {suspect > 0 && (
        <span className="mark mark-urgent text-sm">
          {t('patrols:suspect')} {suspect}
        </span>
      )}
    </UiLink>
  );
}
