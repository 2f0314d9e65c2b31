import { Check } from 'lucide';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
};

/** The whole line can be pressed. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx('flex min-h-target items-start gap-3 py-2', className)}>
      <span className="relative mt-0.5 grid size-6 shrink-0 place-items-center">
        <input
          {...rest}
          type="checkbox"
          className="peer absolute inset-0 appearance-none rounded-sm border border-line-strong bg-surface checked:border-accent-fill checked:bg-accent-fill"
        />
        <Icon of={Check} size="sm" className="relative hidden stroke-3 text-on-accent peer-checked:block" />
      </span>
      <span>
        {label}
        {hint && <span className="block text-muted text-sm">{hint}</span>}
      </span>
    </label>
  );
}
