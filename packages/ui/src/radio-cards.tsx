import { Check } from 'lucide';
import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { describedBy, FieldError } from './field.tsx';
import { Icon, type IconType } from './icon.tsx';

export type RadioCardOption = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  icon?: IconType;
  disabled?: boolean;
  /** Chosen, it looks like what it says: not everything one may choose is good. */
  tone?: 'warning';
  /** What style rules ask of the choice: see `[data-reveals]` in base.css. */
  data?: Readonly<Record<`data-${string}`, string | number>>;
};

export type RadioCardsProps = {
  name: string;
  legend: ReactNode;
  legendHidden?: boolean;
  options: readonly RadioCardOption[];
  defaultValue?: string;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** `rows` one under another; `tiles` two or more abreast, icon above the word. */
  layout?: 'rows' | 'tiles' | 'thirds';
  id?: string;
  onChange?: (value: string) => void;
  className?: string;
};

const grids = {
  rows: 'grid gap-2',
  tiles: 'grid grid-cols-[repeat(auto-fill,minmax(8.75rem,1fr))] gap-2.5',
  thirds: 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,5.5rem),1fr))] gap-2.5',
};

/** Large choices for a thumb: one of several, plain radio buttons underneath. */
export function RadioCards(props: RadioCardsProps) {
  const { name, legend, options, hint, error, layout = 'rows', id = name } = props;
  const upright = layout !== 'rows';
  return (
    <fieldset
      id={id}
      aria-describedby={describedBy(id, hint, error)}
      className={cx('grid min-w-0 gap-2', props.className)}
    >
      <legend className={props.legendHidden ? 'sr-only' : 'mb-1.5 font-semibold'}>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      <div className={grids[layout]}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'group relative flex min-h-14 rounded-md border border-line-strong bg-surface transition-colors',
              'hover:bg-sunken has-checked:ring-1',
              option.tone === 'warning'
                ? 'has-checked:border-warning has-checked:bg-warning-soft has-checked:ring-warning'
                : 'has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-accent',
              'has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
              'has-disabled:pointer-events-none has-disabled:opacity-50',
              upright
                ? option.icon
                  ? 'flex-col items-center gap-1.5 px-1 py-4 text-center'
                  : 'flex-col-reverse items-center justify-center gap-1.5 px-1 py-2.5 text-center'
                : 'items-center gap-3 py-2.5 pr-10 pl-3.5',
              Boolean(error) && 'border-danger',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={props.defaultValue === option.value}
              required={props.required}
              disabled={option.disabled}
              {...option.data}
              onChange={props.onChange && (() => props.onChange?.(option.value))}
              className="peer absolute inset-0 appearance-none rounded-md outline-none"
            />
            {option.icon && (
              <Icon
                of={option.icon}
                size={upright ? 'xl' : 'lg'}
                className={cx(
                  'text-muted',
                  option.tone === 'warning' ? 'peer-checked:text-warning' : 'peer-checked:text-accent',
                )}
              />
            )}
            <span
              className={cx(
                'min-w-0 max-w-full font-medium leading-snug',
                upright && 'hyphens-auto text-balance text-sm zh:text-base',
              )}
            >
              {option.label}
              {option.hint && <span className="mt-0.5 block font-normal text-muted text-sm">{option.hint}</span>}
            </span>
            <span
              className={cx(
                'grid size-5 place-items-center rounded-full border border-line-strong text-on-accent',
                option.tone === 'warning'
                  ? 'peer-checked:border-warning peer-checked:bg-warning'
                  : 'peer-checked:border-accent-fill peer-checked:bg-accent-fill',
                upright ? option.icon && 'absolute top-2 right-2' : '-translate-y-1/2 absolute top-1/2 right-3',
              )}
            >
              <Icon of={Check} size="sm" className="hidden size-3.5 stroke-3 group-has-checked:block" />
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
