import { useFormat, useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, FreshBar, LiveRegion } from '@linli/ui';
import { useNavigate } from '@remix-run/react';
import { ClipboardCheck, SearchX } from 'lucide';
import { type MouseEvent, useRef } from 'react';
import { paths } from '../../paths.ts';
import { useOffice } from '../frame/use-office.ts';
import type { LeanRow } from './lean-row.ts';
import { type TicketFilters, writeFilters } from './list-query.ts';
import { TicketRow } from './ticket-row.tsx';
import { useHeldRows } from './use-held-rows.ts';
import { usePresent } from './use-present.ts';

type Props = {
  rows: readonly LeanRow[];
  nextCursor: string | null;
  filters: TicketFilters;
  current?: number | undefined;
};

/** A plain press on a line goes through the router; with a key held or another button it is the browser's. */
export function useRowPress() {
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as HTMLElement).closest('a');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(link.pathname + link.search, { preventScrollReset: true });
  };
}

export function TicketList({ rows, nextCursor, filters, current }: Props) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  const press = useRowPress();
  const list = useRef<HTMLUListElement>(null);
  const search = writeFilters(filters);
  const held = useHeldRows(rows, search, list);
  const settle = () => requestAnimationFrame(() => held.stale && !held.inHand() && held.release());

  if (held.rows.length === 0) return <NoTickets filters={filters} />;
  const fresh = held.waiting > 0 ? t('office:list.fresh', { count: held.waiting }) : '';
  return (
    <>
      <LiveRegion>{fresh}</LiveRegion>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one listener for the links inside */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links are pressed by Enter, which is a click */}
      <div
        onClick={(event) => {
          if (!(event.target as HTMLElement).closest('a')) return;
          event.preventDefault();
          held.release();
          list.current?.closest('section')?.scrollTo({ top: 0 });
          window.scrollTo({ top: 0 });
        }}
      >
        {fresh && <FreshBar words={fresh} href={paths.tickets(search)} />}
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links are pressed by Enter, which is a click */}
      <ul
        ref={list}
        data-rows
        aria-label={t('office:nav.tickets')}
        className="divide-y divide-line"
        onClick={press}
        onPointerDown={held.onTouch}
        onPointerLeave={settle}
        onBlur={settle}
      >
        {held.rows.map(({ row, fresh: isFresh, gone }) => (
          <li key={row.number}>
            {TicketRow({ row, search, now, t, format, current: row.number === current, fresh: isFresh, gone })}
          </li>
        ))}
      </ul>
      {(nextCursor || filters.cursor) && (
        <nav aria-label={t('office:list.pages')} className="flex flex-wrap gap-2 p-4 print:hidden">
          {filters.cursor && (
            <ButtonLink variant="secondary" href={paths.tickets(writeFilters({ ...filters, cursor: undefined }))}>
              {t('office:list.first')}
            </ButtonLink>
          )}
          {nextCursor && (
            <ButtonLink variant="secondary" href={paths.tickets(writeFilters({ ...filters, cursor: nextCursor }))}>
              {t('office:list.more')}
            </ButtonLink>
          )}
        </nav>
      )}
    </>
  );
}

/** Nothing to see: because all is done, or because the filters find nothing; each says the next step. */
function NoTickets({ filters }: { filters: TicketFilters }) {
  const t = useT();
  const { counts } = useOffice();
  const narrowed = writeFilters({ ...filters, order: 'newest' }) !== '';
  return (
    <EmptyState
      icon={narrowed ? SearchX : ClipboardCheck}
      title={t(narrowed ? 'office:list.none_found' : 'office:list.none')}
      action={
        narrowed && (
          <ButtonLink variant="secondary" href={paths.tickets()}>
            {t('office:list.clear')}
          </ButtonLink>
        )
      }
    >
      {narrowed ? t('office:list.none_found_hint', { open: counts.open }) : t('office:list.none_hint')}
    </EmptyState>
  );
}
