import type { Translate } from '@linli/i18n';
import { createContext, type ReactNode, useContext } from 'react';

/** What each entry knows before the first paint: the words, and on the server this response's nonce. */
export type Shell = { t: Translate; nonce?: string };

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('ShellProvider is missing above this component');
  return shell;
}
