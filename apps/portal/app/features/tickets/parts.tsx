import { progressOfParts } from '@linli/domain/links';
import { useLocale, useT } from '@linli/i18n/react';
import { Card, RowLink, RowList } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { TicketStatusBadge } from './status.tsx';

/** T3: the parts of one matter and how far each has come; what it goes on from. */
export function Parts({ ticket }: { ticket: Pick<Ticket, 'linked'> }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { linked } = ticket;
  if (linked.length === 0) return null;
  const parts = linked.filter(({ relation }) => relation === 'child');
  const progress = progressOfParts(parts);
  const title = progress.dropped > 0 ? 'portal:parts.title_dropped' : 'portal:parts.title';
  return (
    <Card title={parts.length > 0 ? t(title, progress) : t('portal:parts.linked')} flush>
      <RowList label={t('portal:parts.linked')}>
        {linked.map((row) => (
          <li key={row.id}>
            <RowLink
              href={paths.ticket(row.number)}
              title={row.excerpt}
              meta={`${t(`portal:parts.${row.relation}`)} ${row.number} · ${zh ? row.placeText : row.placeTextEn}`}
              badge={<TicketStatusBadge status={row.status} />}
            />
          </li>
        ))}
      </RowList>
    </Card>
  );
}
