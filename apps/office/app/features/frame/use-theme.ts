import type { Theme } from '@linli/ui/preferences';
import { useRouteLoaderData } from '@remix-run/react';

/** The theme this browser has chosen. */
export function useTheme(): Theme {
  const root = useRouteLoaderData('root') as { theme: Theme } | undefined;
  return root?.theme ?? 'system';
}

export function useLargeType(): boolean {
  const root = useRouteLoaderData('root') as { large: boolean } | undefined;
  return root?.large ?? false;
}
