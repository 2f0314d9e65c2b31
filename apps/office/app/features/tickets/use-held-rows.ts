import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { LeanRow } from './lean-row.ts';

export type HeldRow = { row: LeanRow; fresh: boolean; gone: boolean };

/** Lines in the order that stands on the screen: changed in place, gone ones kept, new ones waiting. */
export function holdStill(shown: readonly LeanRow[], next: readonly LeanRow[]): { rows: HeldRow[]; waiting: number } {
  const coming = new Map(next.map((row) => [row.number, row]));
  const rows = shown.map((row) => ({
    row: coming.get(row.number) ?? row,
    fresh: false,
    gone: !coming.has(row.number),
  }));
  const known = new Set(shown.map((row) => row.number));
  return { rows, waiting: next.filter((row) => !known.has(row.number)).length };
}

const touchRest = 3000;

/**
 * Live changes never move what the hand is about to press: while a pointer or the focus is in the list, it was just
 * touched, or it is scrolled, lines keep their places and new ones wait behind a word; else they glide in.
 */
export function useHeldRows(next: readonly LeanRow[], key: string, list: RefObject<HTMLElement>) {
  const [shown, setShown] = useState({ key, rows: next, fresh: new Set<number>() });
  const touched = useRef(0);

  const inHand = useCallback(() => {
    const element = list.current;
    if (!element) return false;
    const scrolled = (element.closest('section')?.scrollTop ?? 0) + window.scrollY > 8;
    const touching = Date.now() - touched.current < touchRest;
    return scrolled || touching || element.matches(':hover, :focus-within');
  }, [list]);

  const release = useCallback(() => {
    setShown((before) => {
      const known = new Set(before.rows.map((row) => row.number));
      const fresh = before.key === key ? next.filter((row) => !known.has(row.number)) : [];
      return { key, rows: next, fresh: new Set(fresh.map((row) => row.number)) };
    });
  }, [next, key]);

  // Another filter or page is what the person asked for: shown at once.
  const current = shown.key === key ? shown : { key, rows: next, fresh: new Set<number>() };
  const same = current.rows === next;
  useEffect(() => {
    if (!same || shown.key !== key) {
      if (shown.key !== key || !inHand()) release();
    }
  }, [same, shown.key, key, inHand, release]);

  const held = holdStill(current.rows, next);
  return {
    rows: held.rows.map((one) => ({ ...one, fresh: current.fresh.has(one.row.number) })),
    waiting: held.waiting,
    stale: held.waiting > 0 || held.rows.some((one) => one.gone),
    inHand,
    release,
    onTouch: () => {
      touched.current = Date.now();
    },
  };
}
