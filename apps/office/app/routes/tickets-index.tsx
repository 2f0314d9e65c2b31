import { useT } from '@linli/i18n/react';
import { EmptyState } from '@linli/ui';
import { MousePointerClick } from 'lucide';

/** Beside the list while no ticket is open; a phone never sees it. */
export default function NoTicketOpen() {
  const t = useT();
  return (
    <div className="grid h-full content-center">
      <EmptyState icon={MousePointerClick} title={t('office:detail.none')}>
        {t('office:detail.none_hint')}
      </EmptyState>
    </div>
  );
}
