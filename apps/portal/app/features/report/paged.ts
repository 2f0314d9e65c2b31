import type { CreateTicketInput } from '@linli/domain/tickets';
import { useLocation, useNavigate } from '@remix-run/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { isHydrated } from '../frame/hydrated.ts';

const isPhone = () => matchMedia('(max-width: 47.99rem)').matches;

export type Step = 'q-kind' | 'q-category' | 'q-where' | 'q-matter';

/** The questions in their order; the place is not asked of who came by a QR. */
export function stepsOf(kind: CreateTicketInput['kind'], placeKnown: boolean): Step[] {
  return [
    ...(kind === 'repair' ? [] : ['q-kind' as const]),
    'q-category',
    ...(placeKnown ? [] : ['q-where' as const]),
    'q-matter',
  ];
}

export type Paged = {
  steps: readonly Step[];
  /** One question at a time; else all of them on one page. */
  paged: boolean;
  at: number;
  hrefOf(step: Step): string;
  go(step: Step, how?: { replace: boolean }): void;
};

/**
 * One question at a time on a phone: the question is in the address (`#q-where`), so that "back" is the question
 * before. A page that came from the server is whole until the script is there, and stays so for who has begun.
 */
export function usePaged(steps: readonly Step[], form: RefObject<HTMLFormElement>, whole: boolean): Paged {
  const navigate = useNavigate();
  const { hash, pathname, search } = useLocation();
  const [onPhone, setOnPhone] = useState(() => isHydrated() && isPhone());

  useEffect(() => {
    const begun = window.scrollY > 80 || form.current?.contains(document.activeElement);
    if (!isHydrated() && !begun) setOnPhone(isPhone());
  }, [form]);

  const paged = onPhone && !whole;
  const at = Math.max(
    0,
    steps.findIndex((step) => hash === `#${step}`),
  );
  const step = steps[at];
  const asked = useRef(step);
  useEffect(() => {
    if (asked.current === step) return;
    asked.current = step;
    // Who listens, or goes by keyboard, stands at the new question.
    const question = paged && document.getElementById(step ?? '')?.querySelector<HTMLElement>('legend, label');
    if (!question) return;
    question.tabIndex = -1;
    question.focus({ preventScroll: true });
  }, [step, paged]);

  const hrefOf = (one: Step) => `${pathname}${search}#${one}`;
  return { steps, paged, at, hrefOf, go: (one, how) => navigate(hrefOf(one), how) };
}
