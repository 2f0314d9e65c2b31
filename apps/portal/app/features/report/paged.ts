import { useLocation, useNavigate } from '@remix-run/react';
import { type RefObject, useEffect, useState } from 'react';
import { isHydrated } from '../frame/hydrated.ts';

const isPhone = () => matchMedia('(max-width: 47.99rem)').matches;

/**
 * One question at a time on a phone: the question is in the address (`#q-where`), so that "back" is the question
 * before. A page that came from the server is whole until the script is there, and stays so for who has begun.
 */
export function usePaged<S extends string>(steps: readonly S[], form: RefObject<HTMLFormElement>, whole: boolean) {
  const navigate = useNavigate();
  const { hash, pathname, search } = useLocation();
  const [paged, setPaged] = useState(() => isHydrated() && isPhone());

  useEffect(() => {
    const begun = window.scrollY > 80 || form.current?.contains(document.activeElement);
    if (!isHydrated() && !begun) setPaged(isPhone());
  }, [form]);

  const at = Math.max(
    0,
    steps.findIndex((step) => hash === `#${step}`),
  );
  const go = (step: S) => navigate(`${pathname}${search}#${step}`);
  return { paged: paged && !whole, at, go };
}
