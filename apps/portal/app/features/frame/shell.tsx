import type { Locale, Translate } from '@linli/i18n';
import type { Theme } from '@linli/ui/preferences';
import { createContext, type ReactNode, useContext } from 'react';

/** What stands around every page, also around a failed one: the entry of each side knows it before the first paint. */
export type Shell = { locale: Locale; t: Translate; theme: Theme; largeType: boolean; nonce: string | undefined };

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('ShellProvider is missing above this component');
  return shell;
}
