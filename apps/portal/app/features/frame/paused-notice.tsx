import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Notice } from '@linli/ui';
import type { Home } from '../../api-types.ts';

/** T8: that an incident runs in the community, why, until when, and that what is promised moves with it. */
export function PausedNotice({ home }: { home: Pick<Home, 'pausedReason' | 'pausedReasonEn' | 'pausedUntil'> | null }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  if (!home?.pausedUntil) return null;
  return (
    <Notice kind="warning" title={zh ? home.pausedReason : home.pausedReasonEn}>
      {t('portal:home.paused', { until: format.within(home.pausedUntil) })}
    </Notice>
  );
}
