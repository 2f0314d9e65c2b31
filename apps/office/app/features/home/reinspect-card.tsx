import { useT } from '@linli/i18n/react';
import { Card, UiLink } from '@linli/ui';
import type { Reinspection } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { ReinspectionRows } from '../reinspections/reinspection-list.tsx';

/** T9: findings that the viewer is to look at again; nothing where there are none. */
export function ReinspectCard({ rows }: { rows: readonly Reinspection[] }) {
  const t = useT();
  if (rows.length === 0) return null;
  const all = <UiLink href={paths.reinspections({ mine: 1 })}>{t('common:show_all')}</UiLink>;
  return (
    <Card flush title={t('patrols:reinspection.to_reinspect')} aside={all}>
      <div className="border-line border-t">
        <ReinspectionRows rows={rows} query={{ mine: 1 }} />
      </div>
    </Card>
  );
}
