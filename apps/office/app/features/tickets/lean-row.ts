import type { Locale } from '@linli/i18n';
import type { TicketRow } from '../../api-types.ts';

/** A line of the list with only what it shows, in the reader's language: fifty of them travel twice a page. */
export function leanRow(row: TicketRow, locale: Locale) {
  const zh = locale === 'zh';
  const person = row.assignee ?? row.firstResponsible;
  return {
    number: row.number,
    kind: row.kind,
    severity: row.severity,
    status: row.status,
    excerpt: row.excerpt.length > 90 ? `${row.excerpt.slice(0, 90)}…` : row.excerpt,
    place: (zh ? row.placeText : row.placeTextEn) || row.placeText,
    onBoard: row.onBoard,
    who: person && (zh ? person.name : person.nameEn),
    nextDueAt: row.nextDueAt,
    nextClock: row.nextClock,
    doneAt: row.doneAt,
    endedAt: row.endedAt,
    heldAt: row.heldAt,
    asksNobody: row.asksNobody,
    paused: row.paused && { since: row.paused.since, until: row.paused.until },
    version: row.version,
    childCount: row.childCount,
    link: row.parentLink,
  };
}
export type LeanRow = ReturnType<typeof leanRow>;
