import { useLocation } from '@remix-run/react';
import { listSearch } from './list-query.ts';

/** The filters of the list beside which one stands, carried along every link. */
export function useListSearch(): string {
  return listSearch(useLocation().search);
}
