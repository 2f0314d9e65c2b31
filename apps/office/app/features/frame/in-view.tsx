import { type ReactNode, useEffect, useRef } from 'react';

/** Brought before the eyes when it appears, wherever the page or its half was scrolled to. */
export function InView({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={box}>{children}</div>;
}
