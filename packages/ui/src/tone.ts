import { Circle, CircleCheck, CircleDot, type IconNode, OctagonAlert, TriangleAlert } from 'lucide';

/** What a thing's colour says. `accent` is "moving", `neutral` is "waiting" or "of no concern". */
export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'danger';

export const toneSoft: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink border-line',
  accent: 'bg-accent-soft text-accent border-accent-line',
  good: 'bg-good-soft text-good border-good-line',
  warning: 'bg-warning-soft text-warning border-warning-line',
  danger: 'bg-danger-soft text-danger border-danger-line',
};

export const toneText: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent',
  good: 'text-good',
  warning: 'text-warning',
  danger: 'text-danger',
};

/** A shape for each tone, because colour never speaks alone. */
export const toneIcon: Record<Tone, IconNode> = {
  neutral: Circle,
  accent: CircleDot,
  good: CircleCheck,
  warning: TriangleAlert,
  danger: OctagonAlert,
};
