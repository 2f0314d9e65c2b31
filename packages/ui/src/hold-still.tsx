import { Component, type ReactNode } from 'react';

type Props = {
  /** Changes when something new comes in by itself. */
  mark: string | number;
  children: ReactNode;
};
type Held = { element: Element; top: number; scroller: HTMLElement | null } | null;

function scrollerOf(element: Element): HTMLElement | null {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight) return box;
  }
  return document.documentElement;
}

/**
 * Live changes never move what the hand is about to press: whatever has the focus inside stays where it was on the
 * screen. A class, because only a class can measure right before the page changes.
 */
export class HoldStill extends Component<Props> {
  override getSnapshotBeforeUpdate(before: Readonly<Props>): Held {
    const element = document.activeElement;
    if (before.mark === this.props.mark || !element || element === document.body) return null;
    const scroller = scrollerOf(element);
    // Some browsers hold still what has the focus by themselves, others do not; both at once would be twice as far.
    if (scroller) scroller.style.overflowAnchor = 'none';
    return { element, top: element.getBoundingClientRect().top, scroller };
  }

  override componentDidUpdate(_props: Readonly<Props>, _state: unknown, held: Held): void {
    if (!held) return;
    const { element, top, scroller } = held;
    const moved = element.isConnected ? element.getBoundingClientRect().top - top : 0;
    if (Math.abs(moved) >= 1) scroller?.scrollBy({ top: moved, behavior: 'instant' });
    const freed = () => scroller?.style.removeProperty('overflow-anchor');
    requestAnimationFrame(() => requestAnimationFrame(freed));
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
