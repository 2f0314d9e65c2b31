import { ArrowLeft } from 'lucide';
import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';
import { UiLink } from './link.tsx';

export type PageHeaderProps = {
  title: ReactNode;
  /** A quiet line under the title: number, place, date. */
  sub?: ReactNode;
  /** `phoneOnly`: at a desk the list stands beside it anyway (ListDetail). */
  back?: { href: string; word: string; phoneOnly?: boolean };
  actions?: ReactNode;
  className?: string;
};

/** The page's one h1, the way back and what can be done with the whole. */
export function PageHeader({ title, sub, back, actions, className }: PageHeaderProps) {
  return (
    <div className={cx('flex flex-wrap items-center gap-x-2 gap-y-2', className)}>
      {back && (
        <UiLink
          href={back.href}
          className={cx(
            '-ml-[min(0.625rem,3vw)] grid size-11 place-items-center rounded-md text-muted hover:bg-sunken print:hidden',
            back.phoneOnly && 'lg:hidden',
          )}
        >
          <Icon of={ArrowLeft} size="lg" />
          <span className="sr-only">{back.word}</span>
        </UiLink>
      )}
      <div className="min-w-0 flex-1 basis-44">
        <h1 className="text-xl">{title}</h1>
        {sub && <p className="text-muted text-sm">{sub}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
    </div>
  );
}
