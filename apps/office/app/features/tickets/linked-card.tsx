import { progressOfParts } from '@linli/domain/links';
import { openStatuses } from '@linli/domain/tickets';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Card, Notice, RowLink, RowList, StatusBadge } from '@linli/ui';
import type { LinkedTicket, Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { actionIcons } from './action-icons.ts';
import { statusIcon, statusTone } from './status.ts';
import { useDoHref } from './use-do-href.ts';

const relations = ['parent', 'child', 'follows', 'followed'] as const;

/** What it hangs together with (T3): the whole, the parts and how far each has come, what it goes on from. */
export function LinkedCard({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const href = useDoHref(ticket.number);
  if (ticket.linked.length === 0) return null;
  const children = ticket.linked.filter(({ relation }) => relation === 'child');
  const open = children.filter(({ status }) => openStatuses.includes(status));
  const progress = progressOfParts(children);
  const settles = children.filter((child) => child.settles).length;
  return (
    <Card title={t('office:linked.title')} flush>
      {children.length > 0 && (
        <p className="px-4 pb-2 text-muted text-sm">
          {t('office:linked.progress', progress)}
          {progress.dropped > 0 && ` ${t('office:linked.dropped', progress)}`}
          {open.length > 0 && ` ${t('office:linked.waits')}`}
        </p>
      )}
      {relations.map((relation) => {
        const rows = ticket.linked.filter((one) => one.relation === relation);
        if (rows.length === 0) return null;
        return (
          <RowList key={relation} label={t(`office:linked.${relation}`)}>
            {rows.map((row) => (
              <li key={row.id}>
                <LinkedRow row={row} />
              </li>
            ))}
          </RowList>
        );
      })}
      {ticket.status === 'done' && ticket.abilities.settle_children && (
        <div className="p-4">
          <Notice
            title={t('office:linked.settle', { count: settles })}
            action={
              <ButtonLink href={href('settle_children')} variant="secondary" icon={actionIcons.settle_children}>
                {t('tickets:action.settle_children')}
              </ButtonLink>
            }
          >
            {t('office:linked.settle_hint')}
          </Notice>
        </div>
      )}
    </Card>
  );
}

function LinkedRow({ row }: { row: LinkedTicket }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const who = zh ? row.whoName : row.whoNameEn;
  const how = row.relation === 'child' && row.link ? t(`tickets:link.${row.link}`) : t(`office:linked.${row.relation}`);
  const open = openStatuses.includes(row.status);
  return (
    <RowLink
      href={paths.ticket(row.number)}
      title={row.excerpt}
      meta={[`${how} ${row.number}`, (zh ? row.placeText : row.placeTextEn) || row.placeText, who]
        .filter(Boolean)
        .join(' · ')}
      badge={
        <StatusBadge tone={statusTone[row.status]} icon={statusIcon[row.status]}>
          {t(`tickets:status.${row.status}`)}
        </StatusBadge>
      }
      clock={open ? <span className="text-muted text-sm">{format.when(row.nextDueAt)}</span> : undefined}
    />
  );
}
