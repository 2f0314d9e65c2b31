import type { IconNode } from 'lucide';
import { cx } from './classes.ts';

/** A drawing of the `lucide` package: `[element, attributes]` pairs in a square of 24. */
export type IconType = IconNode;

const sizes = { sm: 'size-4', md: 'size-5', lg: 'size-6', xl: 'size-8' };

const drawn = new WeakMap<IconNode, string>();

/** The inside of a drawing, written once: an element of React for every stroke is a tenth of the work of a page. */
function draw(node: IconNode): string {
  let inside = drawn.get(node);
  if (inside === undefined) {
    inside = node
      .map(([element, attributes]) => {
        const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
        return `<${element}${written.join('')}/>`;
      })
      .join('');
    drawn.set(node, inside);
  }
  return inside;
}

/** An icon is never alone: the word stands beside it, so it is hidden from the accessibility tree. */
export function Icon({
  of: drawing,
  size = 'md',
  className,
}: {
  of: IconType;
  size?: keyof typeof sizes;
  className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={cx('icon', sizes[size], className)}
      // Constants of a package, never anybody's words.
      dangerouslySetInnerHTML={{ __html: draw(drawing) }}
    />
  );
}
