import { Component, type ReactNode } from 'react';

type Props = {
  /** Changes when something new comes in by itself. */
  mark: string | number;
  children: ReactNode;
};
type Held = { element: Element; top: number } | null;

function scrollerOf(element: Element): Element | null {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight) return box;
  }
  return document.scrollingElement;
}

/**
 * Live changes never move what the hand is about to press: whatever has the focus inside stays where it was on the
 * screen. A class, because only a class can measure right before the page changes.
 */
export class HoldStill extends Component<Props> {
  override getSnapshotBeforeUpdate(before: Readonly<Props>): Held {
    const element = document.activeElement;
    if (before.mark === this.props.mark || !element || element === document.body) return null;
    return { element, top: element.getBoundingClientRect().top };
  }

  override componentDidUpdate(_props: Readonly<Props>, _state: unknown, held: Held): void {
    if (!held?.element.isConnected) return;
    const moved = held.element.getBoundingClientRect().top - held.top;
    if (Math.abs(moved) >= 1) scrollerOf(held.element)?.scrollBy({ top: moved, behavior: 'instant' });
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
