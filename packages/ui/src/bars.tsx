import { cx } from './classes.ts';
import { UiLink } from './link.tsx';
import type { Tone } from './tone.ts';

export type Bar = { key: string; label: string; value: number; words?: string; href?: string; tone?: Tone };
export type BarsProps = { bars: readonly Bar[]; label: string; max?: number };

const fills: Record<Tone, string> = {
  neutral: 'fill-line-strong',
  accent: 'fill-accent',
  good: 'fill-good',
  warning: 'fill-warning',
  danger: 'fill-danger',
};

/** Compared lengths with their numbers; each can open what it counts. */
export function Bars({ bars, label, max }: BarsProps) {
  const most = max ?? Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-[fit-content(35%)_minmax(min(3rem,6vw),1fr)_fit-content(50%)] gap-x-[min(0.75rem,3vw)]"
    >
      {bars.map((bar) => {
        const row = (
          <>
            <span className="max-w-40">{bar.label}</span>
            <svg aria-hidden="true" className="h-2.5 w-full overflow-visible" preserveAspectRatio="none">
              <rect width="100%" height="100%" rx="3" className="fill-sunken" />
              <rect
                width={`${Math.min(100, (bar.value / most) * 100).toFixed(1)}%`}
                height="100%"
                rx="3"
                className={fills[bar.tone ?? 'accent']}
              />
            </svg>
            <span className="text-right font-medium">{bar.words ?? bar.value}</span>
          </>
        );
        const grid = 'col-span-3 grid min-h-target grid-cols-subgrid items-center text-sm lg:min-h-9';
        return (
          <li key={bar.key} className="col-span-3 grid grid-cols-subgrid">
            {bar.href ? (
              <UiLink href={bar.href} className={cx(grid, 'rounded-sm hover:text-accent hover:underline')}>
                {row}
              </UiLink>
            ) : (
              <span className={grid}>{row}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
