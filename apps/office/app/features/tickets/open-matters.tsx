import { useFormat, useT } from '@linli/i18n/react';
import { Card } from '@linli/ui';
import type { LeanRow } from './lean-row.ts';
import { useRowPress } from './ticket-list.tsx';
import { TicketRow } from './ticket-row.tsx';
import { usePresent } from './use-present.ts';

/** What the caller's home waits for already. */
export function OpenMatters({ rows, searched }: { rows: readonly LeanRow[]; searched: boolean }) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  const press = useRowPress();
  if (!searched) return null;
  return (
    <Card flush title={t('office:register.open_matters')}>
      {rows.length === 0 ? (
        <p className="px-4 pb-4 text-muted">{t('office:register.no_open_matters')}</p>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: links are pressed by Enter, which is a click
        <ul className="divide-y divide-line border-line border-t" onClick={press}>
          {rows.map((row) => (
            <li key={row.number}>{TicketRow({ row, search: '', now, t, format })}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
