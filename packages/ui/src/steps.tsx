import { Check } from 'lucide';
import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';

export type StepState = 'done' | 'current' | 'todo';
export type Step = { key: string; label: string; state: StepState; note?: ReactNode };

export type StepsProps = {
  steps: readonly Step[];
  label: string;
  /** Spoken behind each step, since a mark is not heard. */
  words: Record<StepState, string>;
};

const dots: Record<StepState, string> = {
  done: 'border-accent-fill bg-accent-fill text-on-accent',
  current: 'border-accent bg-surface ring-4 ring-accent-soft',
  todo: 'border-line-strong bg-surface',
};

/**
 * How far a matter has come, always lying down. Where it is narrow only the current step is written
 * out (Chinese words, being short, stay), measured in rem so that large type counts as narrow.
 */
export function Steps({ steps, label, words }: StepsProps) {
  const at = steps.findIndex((step) => step.state === 'current');
  const shown = steps[at] ?? steps.findLast((step) => step.state === 'done');
  return (
    <div className="@container min-w-0">
      <ol aria-label={label} className="flex">
        {steps.map((step, index) => (
          <li
            key={step.key}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className="relative flex min-w-0 flex-1 flex-col items-center gap-1.5 text-center"
          >
            {index > 0 && (
              <span
                aria-hidden="true"
                className={cx(
                  'absolute top-[calc(min(1.5rem,14cqw)/2-1px)] right-1/2 h-0.5 w-full',
                  step.state === 'todo' ? 'bg-line' : 'bg-accent-fill',
                )}
              />
            )}
            <span
              className={cx(
                'relative z-1 grid size-[min(1.5rem,14cqw)] place-items-center rounded-full border-2',
                dots[step.state],
              )}
            >
              {step.state === 'done' && <Icon of={Check} size="sm" className="size-[min(0.875rem,8cqw)] stroke-3" />}
              {step.state === 'current' && (
                <span className="size-[min(0.625rem,6cqw)] animate-breathe rounded-full bg-accent-fill" />
              )}
            </span>
            <span
              className={cx(
                'sr-only text-xs leading-tight zh:@min-[17rem]:not-sr-only @min-[28rem]:not-sr-only',
                step.state === 'current' ? 'font-semibold text-accent' : step.state === 'todo' && 'text-muted',
              )}
            >
              {step.label}
              <span className="sr-only">{words[step.state]}</span>
            </span>
          </li>
        ))}
      </ol>
      {shown && (
        <p className="mt-2.5 min-w-0 text-sm">
          <span
            aria-hidden="true"
            className="mr-2 font-semibold text-accent zh:@min-[17rem]:hidden @min-[28rem]:hidden"
          >
            {shown.label}
          </span>
          {shown.note}
        </p>
      )}
    </div>
  );
}
