import { ArrowUp } from 'lucide';
import { Icon } from './icon.tsx';
import { UiLink } from './link.tsx';

export type FreshBarProps = { words: string; href: string };

/** News waits here instead of pushing the list away from the hand that is about to press. */
export function FreshBar({ words, href }: FreshBarProps) {
  return (
    <div role="status" className="sticky top-4 z-10 flex h-0 justify-center overflow-visible print:hidden">
      <UiLink
        href={href}
        className="relative flex h-8 -translate-y-1/2 animate-glide items-center gap-1.5 whitespace-nowrap rounded-full before:absolute before:-inset-1.5 bg-accent-fill px-4 font-medium text-on-accent text-sm shadow-float hover:bg-accent-fill-hover"
      >
        <Icon of={ArrowUp} size="sm" />
        {words}
      </UiLink>
    </div>
  );
}
