import { useRouteLoaderData } from '@remix-run/react';
import type { CategoryName, Me, TicketCounts } from '../../api-types.ts';

export type OfficeData = { me: Me; counts: TicketCounts; categories: readonly CategoryName[]; now: Date };

export function useOfficeIfThere(): OfficeData | undefined {
  return useRouteLoaderData('routes/office') as OfficeData | undefined;
}

/** Who is signed in, and the counters; on every page inside the frame. */
export function useOffice(): OfficeData {
  const office = useOfficeIfThere();
  if (!office) throw new Error('this page stands outside the office frame');
  return office;
}
