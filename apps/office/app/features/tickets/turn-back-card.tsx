import { type DisagreementGround, lastTurnBack, turnedBackIn } from '@linli/domain/tickets';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Notice } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';

/** T7, Z2: why nobody is sent any more, right above the button that sends anew: nobody sends into what was called unsafe unread. What was ruled on is no longer open, and no longer red. */
export function TurnBackCard({ ticket }: { ticket: Pick<Ticket, 'abilities' | 'events'> }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const last = ticket.abilities.dispatch ? lastTurnBack(ticket.events) : null;
  if (!last) return null;
  const { entry, filed, earlier } = last;
  const { unsafe } = turnedBackIn(ticket.events);
  const saidOf = ({ type, actorName, actorNameEn, data, at }: typeof entry) =>
    `${format.event({ type, actor: zh ? actorName : actorNameEn, data })} · ${format.ago(at)}`;
  return (
    <Notice kind={unsafe && !filed ? 'danger' : 'warning'} title={saidOf(entry)}>
      {filed && (
        <p>
          {t('office:turned_back.filed', {
            name: zh ? filed.actorName : filed.actorNameEn,
            ground: t(`tickets:disagreement_ground.${filed.data.ground as DisagreementGround}`),
          })}
        </p>
      )}
      {filed?.note && <p className="whitespace-pre-line">{filed.note}</p>}
      {entry.note && <p className="whitespace-pre-line">{entry.note}</p>}
      {earlier && (
        <>
          <p>{saidOf(earlier)}</p>
          <p className="whitespace-pre-line">{earlier.note}</p>
        </>
      )}
      {unsafe && <p className="mt-1 font-medium">{t('office:turned_back.unsafe')}</p>}
    </Notice>
  );
}
