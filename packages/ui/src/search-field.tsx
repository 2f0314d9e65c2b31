import { Search } from 'lucide';
import type { InputHTMLAttributes } from 'react';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';
import { controlClasses } from './text-input.tsx';

export type SearchFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { label: string };

/** Lives in a GET form, so a search has an address. The label is heard; the placeholder says what can be sought. */
export function SearchField({ label, className, ...rest }: SearchFieldProps) {
  return (
    <label className={cx('relative block', className)}>
      <span className="sr-only">{label}</span>
      <Icon of={Search} className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3 text-muted" />
      <input {...rest} type="search" enterKeyHint="search" className={cx(controlClasses, 'min-h-target pl-10')} />
    </label>
  );
}
