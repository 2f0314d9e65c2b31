import { useEffect, useState } from 'react';

const tick = 30_000;

/**
 * The present moment, beginning with the server's, so that the first paint says the same on both sides; then it moves
 * on by the time that passed here, however wrong the phone's own clock is.
 */
export function useNow(serverNow: Date): Date {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const began = Date.now();
    setPassed(0);
    const move = () => setPassed(Math.max(0, Date.now() - began));
    const timer = setInterval(move, tick);
    document.addEventListener('visibilitychange', move);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', move);
    };
  }, [serverNow.getTime()]);
  return passed === 0 ? serverNow : new Date(serverNow.getTime() + passed);
}
