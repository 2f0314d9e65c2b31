import { useNow } from '../frame/use-now.ts';
import { useOffice } from '../frame/use-office.ts';

/** The present for clocks, by the server's time. */
export function usePresent(): Date {
  return useNow(useOffice().now);
}
