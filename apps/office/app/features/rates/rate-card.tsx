import { type RateFocus, rateGoal } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { Card, cx, UiLink } from '@linli/ui';
import type { ReactNode } from 'react';
import { rateText, shareOf, toneOf } from './rate.ts';
import { RateBar } from './rate-bar.tsx';

type Props = {
  title: string;
  part: number;
  whole: number;
  /** What it is made of, each with the list behind it. */
  counts: readonly { focus: RateFocus; words: string; href: string }[];
  /** What exactly is counted. */
  means: string;
  children?: ReactNode;
};

/** One rate large, against its goal, with the tickets behind each number and what the number means. */
export function RateCard({ title, part, whole, counts, means, children }: Props) {
  const t = useT();
  const format = useFormat();
  const share = shareOf(part, whole);
  const tone = toneOf(part, whole);
  const goal = t('office:rates.goal', { goal: format.percent(rateGoal) });
  return (
    <Card title={title}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-semibold text-3xl">{share === null ? '–' : format.percent(share)}</p>
        <p className={cx('text-sm', rateText[tone])}>
          {goal}
          {share !== null && ` · ${t(tone === 'good' ? 'office:rates.reached' : 'office:rates.missed')}`}
        </p>
      </div>
      <RateBar part={part} whole={whole} className="mt-2 h-3" />
      <ul className="mt-2 flex flex-wrap gap-x-4">
        {counts.map(({ focus, words, href }) => (
          <li key={focus}>
            <UiLink
              href={href}
              className="inline-flex min-h-target items-center text-accent underline-offset-2 hover:underline lg:min-h-9"
            >
              {words}
            </UiLink>
          </li>
        ))}
      </ul>
      <p className="max-w-prose text-muted text-sm">{means}</p>
      {children}
    </Card>
  );
}
