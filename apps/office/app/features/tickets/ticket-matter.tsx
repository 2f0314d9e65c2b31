import type { DrawnPlace } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Card, DefinitionList, EstateMap, Icon, PhotoGrid } from '@linli/ui';
import { MapPin } from 'lucide';
import type { Ticket } from '../../api-types.ts';
import { photosOf } from './photos.ts';

/** The matter in the reporter's words, where it is, and how it looked. */
export function TicketMatter({ ticket, place }: { ticket: Ticket; place: DrawnPlace | null }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const [submitted] = ticket.events;
  return (
    <Card>
      <p className="flex items-start gap-2 font-semibold">
        <Icon of={MapPin} className="mt-0.5 text-accent" />
        {(zh ? ticket.placeText : ticket.placeTextEn) || ticket.placeText}
      </p>
      <p className="mt-2 max-w-prose whitespace-pre-line text-lg">{ticket.matter}</p>
      {ticket.answers.length > 0 && (
        <div className="mt-3 border-line border-t pt-3">
          <DefinitionList
            items={ticket.answers.map((one) => ({
              term: zh ? one.zh : one.en,
              value: zh ? one.answer : one.answerEn,
            }))}
          />
        </div>
      )}
      {place && <EstateMap {...place} className="mt-3 max-w-xs" />}
      {submitted && submitted.photos.length > 0 && (
        <div className="mt-3">
          <PhotoGrid photos={photosOf(submitted, t)} label={t('common:photos')} />
        </div>
      )}
    </Card>
  );
}
