import { isTimeUnknown } from '@linli/i18n';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Timeline, type TimelineEntry } from '@linli/ui';
import { useRef } from 'react';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { useSaid } from './said.ts';

/** What happened, in order, in true sentences; the first one carries the resident's own words. */
export function History({ ticket, me }: { ticket: Ticket; me: string }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const said = useSaid(me);
  const known = useRef(ticket.events.length);

  const entries = ticket.events.map((event, index): TimelineEntry => {
    const { actor, sentence } = said(event);
    return {
      id: event.id,
      who: event.actorKind === 'system' ? undefined : event.actorName || actor,
      sentence,
      ...(isTimeUnknown(event)
        ? { when: t('tickets:time_unknown') }
        : { when: format.when(event.at), whenTitle: format.full(event.at), dateTime: event.at.toISOString() }),
      text: event.type === 'submitted' ? ticket.matter : (zh ? event.note : event.noteEn) || undefined,
      fresh: index >= known.current,
      quiet: event.type === 'confirmation_reminded',
      photos: event.photos.map((photo, at) => ({
        id: photo.id,
        href: paths.photo(photo.id),
        thumb: paths.thumb(photo.id),
        alt: t('common:photo_number', { number: at + 1 }),
      })),
    };
  });
  return (
    <Timeline
      label={t('tickets:history')}
      photosLabel={t('common:photos')}
      entries={entries}
      foldedWord={(count) => t('tickets:clock_entries', { count })}
    />
  );
}
