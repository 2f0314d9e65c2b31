import { type MouseEvent, useEffect, useRef } from 'react';

const calm = 600;

/**
 * When the large button has just become another one, the press that is already on its way meant the old one:
 * it is swallowed. So a double tap on "accept" does not dispatch.
 */
export function useCalm(key: string) {
  const changed = useRef({ key, at: 0 });
  useEffect(() => {
    if (changed.current.key !== key) changed.current = { key, at: Date.now() };
  }, [key]);
  return (event: MouseEvent) => {
    if (changed.current.key === key && Date.now() - changed.current.at > calm) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
