import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { UiLink } from './link.tsx';
import { type Tone, toneText } from './tone.ts';

export type FigureProps = {
  label: string;
  /** The number as it is read, with its unit. */
  value: ReactNode;
  unit?: string;
  /** Against what: "上周 92%", with its tone. */
  compare?: ReactNode;
  tone?: Tone;
  /** A Sparkline. */
  chart?: ReactNode;
  /** Opens the things that were counted. */
  href?: string;
};

/** One number that can be opened. */
export function Figure({ label, value, unit, compare, tone = 'neutral', chart, href }: FigureProps) {
  const body = (
    <>
      <p className="text-muted text-sm">{label}</p>
      <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-1">
        <p className="font-semibold text-2xl">
          {value}
          {unit && <span className="ml-1 font-normal text-base text-muted">{unit}</span>}
        </p>
        {chart}
      </div>
      {compare && <p className={cx('text-sm', toneText[tone])}>{compare}</p>}
    </>
  );
  const look = 'grid content-start gap-1 rounded-lg border border-line bg-surface px-4 py-3 shadow-card';
  return href ? (
    <UiLink href={href} className={cx(look, 'hover:border-accent')}>
      {body}
    </UiLink>
  ) : (
    <div className={look}>{body}</div>
  );
}
