import { useT } from '@linli/i18n/react';
import { Notice } from '@linli/ui';
import { useEffect, useRef } from 'react';

/** Above the button that was pressed, and before the eyes: the last try did not arrive, everything is still here. */
export function UnsentNotice({ unsent, busy }: { unsent: boolean; busy: boolean }) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const shown = unsent && !busy;
  useEffect(() => {
    if (shown) place.current?.scrollIntoView({ block: 'center' });
  }, [shown]);
  return (
    <div ref={place} role="status" className="empty:hidden">
      {shown && (
        <Notice kind="offline" title={t('portal:offline.unsent_title')}>
          {t('portal:offline.unsent_body')}
        </Notice>
      )}
    </div>
  );
}
