import { withQuery } from '@linli/ui/addresses';
import { paths } from '../../paths.ts';
import { useListSearch } from './use-list-search.ts';

/** The way to a form that asks something: it has an address of its own. */
export function useDoHref(number: number) {
  const list = new URLSearchParams(useListSearch());
  return (step: string) => withQuery(paths.ticket(number), { ...Object.fromEntries(list), do: step });
}
