import { useT } from '@linli/i18n/react';
import { Notice, useOnline } from '@linli/ui';

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
