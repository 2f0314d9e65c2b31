import type { TextareaHTMLAttributes } from 'react';
import { cx } from './classes.ts';
import { useField } from './field.tsx';
import { controlClasses } from './text-input.tsx';

export type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement>;

/** Grows with what is written where the browser can. */
export function TextArea({ className, rows = 4, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...useField()}
      {...rest}
      rows={rows}
      className={cx(controlClasses, 'field-sizing-content max-h-80 min-h-28 resize-y', className)}
    />
  );
}
