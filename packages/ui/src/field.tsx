import { CircleAlert } from 'lucide';
import { createContext, type ReactNode, useContext } from 'react';
import { cx } from './classes.ts';
import { Icon } from './icon.tsx';

export type FieldWiring = {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  required?: boolean;
};

const FieldContext = createContext<FieldWiring>({});

/** What a control inside a Field must carry; empty outside of one. */
export function useField(): FieldWiring {
  return useContext(FieldContext);
}

export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  /** What went wrong, and what to do. */
  error?: ReactNode;
  /** The word behind the label when the answer may be left out. */
  optional?: string;
};

export type FieldProps = FieldWords & {
  /** The same on server and client, and the target of a link from an error summary. */
  id: string;
  required?: boolean;
  labelHidden?: boolean;
  className?: string;
  children: ReactNode;
};

export function describedBy(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  return cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined;
}

/** The message stands beside what it is about, with a sign and not only in red. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-danger text-sm">
      <Icon of={CircleAlert} size="sm" className="mt-1" />
      <span>{children}</span>
    </p>
  );
}

/** One question: its label, a hint, the control, and the error wired to the control. */
export function Field({ id, label, hint, error, optional, required, labelHidden, className, children }: FieldProps) {
  const wiring: FieldWiring = {
    id,
    'aria-describedby': describedBy(id, hint, error),
    'aria-invalid': error ? true : undefined,
    required,
  };
  return (
    <div className={cx('grid gap-1.5', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-semibold'}>
        {label}
        {optional && <span className="ml-2 font-normal text-muted text-sm">{optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="max-w-prose text-muted text-sm">
          {hint}
        </p>
      )}
      <FieldContext.Provider value={wiring}>{children}</FieldContext.Provider>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
