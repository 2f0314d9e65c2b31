import { AlarmClock, CircleCheck, CirclePause, Clock3 } from 'lucide';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';
import { toneText } from './tone.ts';

export type TimeLeftState = 'calm' | 'soon' | 'late' | 'paused' | 'kept';

const looks = {
  calm: { icon: Clock3, text: toneText.neutral },
  soon: { icon: AlarmClock, text: `${toneText.warning} font-medium` },
  late: { icon: AlarmClock, text: `${toneText.danger} font-semibold` },
  paused: { icon: CirclePause, text: toneText.neutral },
  kept: { icon: CircleCheck, text: toneText.good },
} as const;

export type TimeLeftProps = {
  state: TimeLeftState;
  /** In words: "2 小时后到期", "42 min late". */
  words: string;
  /** The full moment, on hover and for machines. */
  title?: string;
  dateTime?: string;
  className?: string;
};

/** A clock in words, never a bare number. */
export function TimeLeft({ state, words, title, dateTime, className }: TimeLeftProps) {
  const look = looks[state];
  return (
    <time
      dateTime={dateTime}
      title={title}
      className={cx('inline-flex items-center gap-1 text-sm', look.text, className)}
    >
      <Icon of={look.icon} size="sm" />
      {words}
    </time>
  );
}
