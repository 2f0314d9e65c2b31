import type { ReactNode } from 'react';
import { BottomBar, type BottomBarProps } from './bottom-bar.tsx';
import { SideNav, type SideNavProps } from './side-nav.tsx';
import { SkipLink } from './skip-link.tsx';

export type DeskPageProps = {
  skipWord: string;
  side: SideNavProps;
  /** On a phone: the four or five that one hand needs. */
  bottom: BottomBarProps;
  banner?: ReactNode;
  /** `fill` gives the whole window to the content (ListDetail); else it scrolls with air around. */
  fill?: boolean;
  children: ReactNode;
};

/** The frame of every desk screen: side navigation at a desk, bottom bar on a phone. */
export function DeskPage({ skipWord, side, bottom, banner, fill = false, children }: DeskPageProps) {
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh print:block print:h-auto">
      <SkipLink word={skipWord} />
      {banner}
      <div className="flex min-h-0 flex-1">
        <SideNav {...side} />
        <main
          id="main"
          tabIndex={-1}
          className={
            fill
              ? 'min-w-0 flex-1 pb-[calc(3.5rem+env(safe-area-inset-bottom))] outline-none lg:overflow-hidden lg:pb-0 print:overflow-visible'
              : 'min-w-0 flex-1 px-4 pt-4 pb-[calc(5rem+env(safe-area-inset-bottom))] outline-none lg:overflow-y-auto lg:px-8 lg:py-6 print:overflow-visible'
          }
        >
          {children}
        </main>
      </div>
      <BottomBar {...bottom} className="lg:hidden" />
    </div>
  );
}
