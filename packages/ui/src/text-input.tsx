import type { InputHTMLAttributes } from 'react';
import { cx } from './classes.ts';
import { useField } from './field.tsx';

/** Shared by everything one types into or picks from. Never under 16 px: phones zoom in otherwise. */
export const controlClasses = cx(
  'block w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-base text-ink',
  'hover:border-ink focus-visible:border-accent focus-visible:outline-offset-0',
  'aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunken disabled:text-muted',
);

export type TextInputProps = InputHTMLAttributes<HTMLInputElement>;

export function TextInput({ className, type = 'text', ...rest }: TextInputProps) {
  return <input {...useField()} {...rest} type={type} className={cx(controlClasses, 'min-h-target', className)} />;
}
