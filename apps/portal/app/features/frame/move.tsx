import { useT } from '@linli/i18n/react';
import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Who listens or goes by keyboard stands at the title of a new page, and is never left on nothing. */
export function useFocusOnMove(): void {
  const { key, pathname } = useLocation();
  const before = useRef({ key, pathname });
  useEffect(() => {
    const moved = before.current.pathname !== pathname;
    const same = before.current.key === key;
    before.current = { key, pathname };
    if (same || (!moved && document.activeElement !== document.body)) return;
    const title = document.querySelector('h1');
    if (!title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }, [key, pathname]);
}

/** A tap on a slow line shows at once that it was felt. Its place is always there, so that it is also heard. */
export function MoveBar() {
  const t = useT();
  const moving = useNavigation().state !== 'idle';
  return (
    <div role="status" aria-busy={moving}>
      {moving && (
        <span className="move-bar">
          <span className="sr-only">{t('portal:loading')}</span>
        </span>
      )}
    </div>
  );
}
