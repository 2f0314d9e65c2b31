import { useEffect } from 'react';
import type { Refused } from './answer.ts';

const wrong = '[aria-invalid=true], [id$="-error"], [data-refusal]';

/** A form that came back is brought before the eyes where it is to be mended, wherever the page was scrolled to. */
export function useShowRefusal(refused: Refused | undefined): void {
  useEffect(() => {
    if (!refused) return;
    const page = document.querySelector('dialog[open]') ?? document;
    const place = page.querySelector<HTMLElement>(wrong);
    place?.scrollIntoView({ block: 'center' });
    const control = place?.matches('[id$="-error"]') ? place.parentElement?.querySelector<HTMLElement>('input') : place;
    control?.focus({ preventScroll: true });
  }, [refused]);
}
