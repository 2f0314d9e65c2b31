import { clockEventTypes, type TicketEventType, wordsToColleagues } from '@linli/domain/tickets';
import { isTimeUnknown } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Timeline, type TimelineEntry, type Tone } from '@linli/ui';
import { Cog, RotateCcw, TriangleAlert } from 'lucide';
import { useEffect, useRef } from 'react';
import type { Ticket } from '../../api-types.ts';
import { insideSentence } from './inside-sentence.ts';
import { photosOf } from './photos.ts';

const warned: Partial<Record<TicketEventType, Tone>> = { reopened: 'warning', sent_back: 'warning' };

/** T6: where a report came from that went into this matter. */
const placeIn = ({ data }: Ticket['events'][number], zh: boolean) => String((!zh && data.placeEn) || data.place);

/** Everything that happened, oldest first; what the resident cannot see is hatched and says so (T4). */
export function TicketHistory({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const zh = locale === 'zh';
  const seen = useRef(ticket.events.length);
  useEffect(() => {
    seen.current = ticket.events.length;
  }, [ticket.events.length]);

  const entries = ticket.events.map((event, index): TimelineEntry => {
    const system = event.actorKind === 'system';
    const actor = system ? t('common:system') : zh ? event.actorName : event.actorNameEn;
    const inside = ticket.asksNobody ? insideSentence(event, actor, { t, locale, format }) : null;
    const { number } = event.data;
    const same =
      event.type === 'noted' && number
        ? t('office:detail.noted_same', { actor, number, place: placeIn(event, zh) })
        : null;
    const { forName, forNameEn = forName } = event.data;
    const absent = zh ? forName : forNameEn;
    const inPlaceOf = absent ? ` · ${t('office:absences.for', { name: String(absent) })}` : '';
    const tone = warned[event.type];
    return {
      id: event.id,
      sentence: (inside ?? same ?? format.event({ ...event, actor })) + inPlaceOf,
      ...(isTimeUnknown(event)
        ? { when: t('tickets:time_unknown') }
        : { when: format.when(event.at), whenTitle: format.full(event.at), dateTime: event.at.toISOString() }),
      ...(system ? { icon: Cog } : { who: event.actorName }),
      ...(tone && { tone, icon: event.type === 'reopened' ? RotateCcw : TriangleAlert }),
      ...(event.note && {
        text: zh ? event.note : event.noteEn,
        textInternal: wordsToColleagues.includes(event.type),
      }),
      // The first photos stand with the matter itself.
      photos: index === 0 ? [] : photosOf(event, t),
      internal: event.visibility === 'internal',
      fresh: index >= seen.current,
      // T8: what clocks told between two steps of people.
      quiet: (clockEventTypes as readonly TicketEventType[]).includes(event.type),
    };
  });
  return (
    <Timeline
      entries={entries}
      label={t('tickets:history')}
      photosLabel={t('common:photos')}
      internalWord={t('office:detail.internal')}
      foldedWord={(count) => t('tickets:clock_entries', { count })}
    />
  );
}
