import { useT } from '@linli/i18n/react';
import { SkipLink } from '@linli/ui';
import type { ReactNode } from 'react';
import { Preferences } from './preferences-bar.tsx';

export function Brand() {
  const t = useT();
  return (
    <p className="flex items-center gap-2.5 font-semibold text-lg">
      <img src="/favicon.svg" alt="" width={32} height={32} className="size-8" />
      <span>
        {t('common:product')}
        <span className="ml-2 font-normal text-muted text-sm">{t('office:office')}</span>
      </span>
    </p>
  );
}

/** A page without the way around: signing in, and when something is wrong with everything. */
export function BarePage({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <>
      <SkipLink word={t('common:skip_to_content')} />
      <header className="mx-auto flex max-w-4xl items-center justify-between gap-4 px-4 py-4">
        <Brand />
        <Preferences />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto grid grid-cols-1 max-w-4xl gap-5 px-4 pt-2 pb-16 outline-none">
        {children}
      </main>
    </>
  );
}
