import type { Word } from '@linli/i18n';
import { useT } from '@linli/i18n/react';
import { Dialog, Kbd } from '@linli/ui';
import { useLocation, useNavigate, useSearchParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { paths } from '../../paths.ts';

const keys = [
  ['j k', 'office:keys.move'],
  ['Enter', 'office:keys.open'],
  ['a', 'office:keys.act'],
  ['r', 'office:keys.reply'],
  ['/', 'office:keys.search'],
  ['n', 'office:keys.new'],
  ['g h', 'office:keys.home'],
  ['g t', 'office:keys.tickets'],
  ['?', 'office:keys.help'],
  ['Esc', 'office:keys.back'],
] as const satisfies readonly (readonly [string, Word])[];

/** Is the key meant for what is being typed or for a page under a dialog? */
function isTaken(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    Boolean(at?.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')) ||
    document.querySelector('dialog[open]') !== null
  );
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-rows] a')].filter((row) => row.offsetParent !== null);
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const current = at >= 0 ? at : rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const next = rows[Math.max(0, Math.min(rows.length - 1, current + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function focusOn(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}

/** Opened from the list by a key: the next Tab goes on from the head of what was opened. */
function useOpenedByKey(): void {
  const { key } = useLocation();
  const opening = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      opening.current =
        event.key === 'Enter' && Boolean((event.target as HTMLElement | null)?.closest('[data-rows] a'));
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, []);
  useEffect(() => {
    const head = opening.current ? document.querySelector<HTMLElement>('[data-detail] h1') : null;
    opening.current = false;
    if (!head) return;
    head.tabIndex = -1;
    head.focus();
  }, [key]);
}

/** The keyboard of the whole office; `?` shows it. The list has an address, so it opens without script too. */
export function KeyboardHelp() {
  const t = useT();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const open = params.has('keys');
  const without = new URLSearchParams(params);
  without.delete('keys');
  const closeHref = `${pathname}${without.size > 0 ? `?${without}` : ''}`;

  useOpenedByKey();
  useEffect(() => {
    let before = '';
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const chord = before === 'g' ? `g${event.key}` : event.key;
      before = event.key;
      const act: Record<string, () => void> = {
        j: () => step(1),
        k: () => step(-1),
        '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
        a: () => focusOn('[data-detail] [data-actions] :is(a, button)'),
        r: () => focusOn('#reply textarea'),
        Escape: () => focusOn('[data-rows] a[aria-current=true]'),
        n: () => navigate(paths.newTicket()),
        gh: () => navigate(paths.home()),
        gt: () => navigate(paths.tickets()),
        '?': () => navigate(`?${new URLSearchParams([...new URLSearchParams(location.search), ['keys', '1']])}`),
      };
      const chosen = act[chord];
      if (!chosen) return;
      event.preventDefault();
      chosen();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate]);

  if (!open) return null;
  return (
    <Dialog title={t('office:keys.title')} closeWord={t('common:close')} closeHref={closeHref}>
      <dl className="grid grid-cols-[max-content_1fr] items-center gap-x-5 gap-y-2.5">
        {keys.map(([key, word]) => (
          <div key={key} className="contents">
            <dt className="flex gap-1">
              {key.split(' ').map((one) => (
                <Kbd key={one}>{one}</Kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
