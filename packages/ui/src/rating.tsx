import { Frown, Meh, Smile } from 'lucide';
import type { ReactNode } from 'react';
import { RadioCards } from './radio-cards.tsx';

export type RatingProps = {
  name: string;
  legend: ReactNode;
  /** Best, middle, worst: the value that is sent and the word that is read. */
  levels: readonly [RatingLevel, RatingLevel, RatingLevel];
  defaultValue?: string;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  legendHidden?: boolean;
  onChange?: (value: string) => void;
};
export type RatingLevel = { value: string; label: string };

const faces = [Smile, Meh, Frown] as const;

/** Three levels with a face and a word each; no stars, which mean something else to everybody. */
export function Rating({ levels, ...rest }: RatingProps) {
  const options = levels.map((level, index) => ({
    ...level,
    icon: faces[index],
    ...(index === levels.length - 1 && { tone: 'warning' as const }),
  }));
  return <RadioCards {...rest} layout="thirds" options={options} />;
}
