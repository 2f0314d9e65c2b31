import { ChevronDown } from 'lucide';
import type { SelectHTMLAttributes } from 'react';
import { cx } from './classes.ts';
import { useField } from './field.tsx';
import { Icon } from './icon.tsx';
import { controlClasses } from './text-input.tsx';

export type SelectOption = {
  value: string;
  label: string;
  disabled?: boolean;
  /** What style rules ask of the choice: see `[data-reveals]` in base.css. */
  data?: Readonly<Record<`data-${string}`, string | number>>;
};
export type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options?: readonly SelectOption[];
  groups?: readonly { label: string; options: readonly SelectOption[] }[];
  /** First, empty choice ("please choose"). */
  placeholder?: string;
};

function list(options: readonly SelectOption[]) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled} {...option.data}>
      {option.label}
    </option>
  ));
}

export function Select({ className, options = [], groups = [], placeholder, ...rest }: SelectProps) {
  return (
    <div className={cx('relative', className)}>
      <select {...useField()} {...rest} className={cx(controlClasses, 'min-h-target appearance-none pr-10')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {list(options)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {list(group.options)}
          </optgroup>
        ))}
      </select>
      <Icon of={ChevronDown} className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-3 text-muted" />
    </div>
  );
}
