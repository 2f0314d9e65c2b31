import { useT } from '@linli/i18n/react';
import type { LiveState } from '@linli/realtime/client';
import { LiveRegion, Notice, useOnline } from '@linli/ui';
import { useEffect, useState } from 'react';

const patience = 4000;

/**
 * A network that is gone is said at once; else only a connection that stays away is worth a word: the first seconds of a
 * page and a short gap are not.
 */
export function ConnectionBanner({ live }: { live: LiveState }) {
  const t = useT();
  const online = useOnline();
  const [away, setAway] = useState(false);
  const [wasAway, setWasAway] = useState(false);
  useEffect(() => {
    if (online && live === 'live') {
      setAway(false);
      return;
    }
    const leave = () => {
      setAway(true);
      setWasAway(true);
    };
    const timer = setTimeout(leave, online ? patience : 0);
    return () => clearTimeout(timer);
  }, [live, online]);
  return (
    <>
      <LiveRegion>{!away && wasAway ? t('common:online_again') : null}</LiveRegion>
      {away && (
        <div className="sticky top-0 z-30 print:hidden">
          <Notice kind="offline" banner announce>
            {t('office:offline')}
          </Notice>
        </div>
      )}
    </>
  );
}
