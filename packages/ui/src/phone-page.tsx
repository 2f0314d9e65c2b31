import type { ReactNode } from 'react';
import { BottomBar, type BottomBarProps } from './bottom-bar.tsx';
import { SkipLink } from './skip-link.tsx';

export type PhonePageProps = {
  skipWord: string;
  /** A banner over everything: offline, or a notice to all. */
  banner?: ReactNode;
  header?: ReactNode;
  nav?: BottomBarProps;
  children: ReactNode;
};

/** A phone's page: one column, the way around under the thumb; on a wide screen beside the column. */
export function PhonePage({ skipWord, banner, header, nav, children }: PhonePageProps) {
  return (
    <>
      <SkipLink word={skipWord} />
      {banner}
      <div className="mx-auto max-w-xl md:grid md:max-w-none md:grid-cols-[12rem_minmax(0,38rem)_12rem] md:justify-center md:gap-8 md:px-6">
        {nav && (
          <BottomBar
            {...nav}
            rail
            className="md:sticky md:top-6 md:inset-auto md:mt-6 md:self-start md:border-0 md:bg-transparent"
          />
        )}
        <div className="md:col-start-2 md:row-start-1 md:pb-12">
          {header && <header className="px-[min(1rem,5vw)] pt-4 md:px-0 md:pt-6">{header}</header>}
          <main
            id="main"
            tabIndex={-1}
            className="grid grid-cols-1 gap-4 px-[min(1rem,5vw)] pt-3 pb-[calc(5.5rem+env(safe-area-inset-bottom))] outline-none md:px-0 print:p-0"
          >
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
