import { rateGoal } from '@linli/domain/tickets';
import { cx } from '@linli/ui';
import { toneOf } from './rate.ts';

const fills = { neutral: 'fill-line-strong', good: 'fill-good', danger: 'fill-danger' } as const;

/** How much of the whole, with a line where the goal is; the number stands beside it. */
export function RateBar({ part, whole, className }: { part: number; whole: number; className?: string }) {
  const share = whole === 0 ? 0 : part / whole;
  return (
    <svg aria-hidden="true" className={cx('w-full overflow-visible', className)} preserveAspectRatio="none">
      <rect width="100%" height="100%" rx="3" className="fill-sunken" />
      <rect width={`${(share * 100).toFixed(1)}%`} height="100%" rx="3" className={fills[toneOf(part, whole)]} />
      <line
        x1={`${rateGoal * 100}%`}
        x2={`${rateGoal * 100}%`}
        y1="-25%"
        y2="125%"
        strokeWidth="2"
        className="stroke-ink"
      />
    </svg>
  );
}
