import { Component, type ReactNode, useRef } from 'react';

class AfterUpdate extends Component<{ run: () => void }> {
  override componentDidUpdate(): void {
    this.props.run();
  }

  override render(): ReactNode {
    return null;
  }
}

/**
 * Undoes what `children` do to the window's scroll position while `page` stays the same. A router that looks for news
 * would pull the page back to where it stood when the look began, which on a slow line is long ago.
 */
export function HoldScroll({ page, children }: { page: unknown; children: ReactNode }) {
  const shown = useRef({ page, top: 0 });
  const remember = () => {
    shown.current.top = window.scrollY;
  };
  const putBack = () => {
    const before = shown.current;
    if (before.page === page && window.scrollY !== before.top) {
      window.scrollTo({ top: before.top, behavior: 'instant' });
    }
    before.page = page;
  };
  // React runs these in the order in which they stand: before the children, and after them.
  return (
    <>
      <AfterUpdate run={remember} />
      {children}
      <AfterUpdate run={putBack} />
    </>
  );
}
