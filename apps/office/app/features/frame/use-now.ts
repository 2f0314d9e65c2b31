import { useEffect, useState } from 'react';

const beat = 20_000;

/**
 * The present by the server's clock: first the moment it rendered, then on from there, so that remaining
 * times keep true on an open page, also where the machine's own clock is wrong.
 */
export function useNow(server: Date): Date {
  const [now, setNow] = useState(server);
  useEffect(() => {
    const ahead = server.getTime() - Date.now();
    setNow(server);
    const timer = setInterval(() => setNow(new Date(Date.now() + ahead)), beat);
    return () => clearInterval(timer);
  }, [server]);
  return now;
}
