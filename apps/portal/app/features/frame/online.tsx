import { useT } from '@linli/i18n/react';
import { Notice } from '@linli/ui';
import { useSyncExternalStore } from 'react';

function watch(onChange: () => void) {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

/** What the browser thinks of its network; the server thinks that it is there. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
}

/** Over everything while there is no network. Its place is always there, so that it is also heard. */
export function OfflineBanner() {
  const t = useT();
  const online = useOnline();
  return (
    <div role="status" className="sticky top-0 z-40">
      {!online && (
        <Notice kind="offline" banner>
          {t('portal:offline.banner')}
        </Notice>
      )}
    </div>
  );
}

/** The request never reached the server, or no answer of ours came back: nothing is lost, try again. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.message.startsWith('Unable to decode'));
}
