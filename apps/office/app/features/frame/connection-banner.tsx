import { useT } from '@linli/i18n/react';
import type { LiveState } from '@linli/realtime/client';
import { LiveRegion, Notice } from '@linli/ui';
import { useEffect, useState } from 'react';

const patience = 4000;

/** Only a connection that stays away is worth a word: the first seconds of a page and a short gap are not. */
export function ConnectionBanner({ live }: { live: LiveState }) {
  const t = useT();
  const [away, setAway] = useState(false);
  const [wasAway, setWasAway] = useState(false);
  useEffect(() => {
    if (live === 'live') {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => {
      setAway(true);
      setWasAway(true);
    }, patience);
    return () => clearTimeout(timer);
  }, [live]);
  return (
    <>
      <LiveRegion>{!away && wasAway ? t('common:online_again') : null}</LiveRegion>
      {away && (
        <Notice kind="offline" banner announce>
          {t('office:offline')}
        </Notice>
      )}
    </>
  );
}
