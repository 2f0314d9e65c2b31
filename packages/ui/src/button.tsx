import { LoaderCircle } from 'lucide';
import type { ButtonHTMLAttributes, MouseEvent } from 'react';
import { cx } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';
import { UiLink, type UiLinkProps } from './link.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'lg';

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: IconType; block?: boolean };

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent-fill text-on-accent hover:bg-accent-fill-hover border-transparent',
  secondary: 'bg-surface text-ink border-line-strong hover:bg-sunken',
  quiet: 'text-accent border-transparent hover:bg-accent-soft',
  danger: 'bg-danger-fill text-on-danger hover:bg-danger-fill-hover border-transparent',
};

const sizes: Record<ButtonSize, string> = {
  md: 'min-h-target px-[min(1rem,5vw)] py-2 text-base',
  lg: 'min-h-[3.25rem] px-[min(1.25rem,5vw)] py-3 text-lg',
};

export function buttonClasses({ variant = 'primary', size = 'md', block = false }: Look): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-md border text-center font-medium leading-snug',
    'transition-colors active:translate-y-px aria-disabled:cursor-default aria-disabled:opacity-70 disabled:opacity-50',
    variants[variant],
    sizes[size],
    block && 'w-full',
  );
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { busy?: boolean; busyWord?: string };

/**
 * While busy it keeps its place, its focus and its width, and swallows further presses:
 * a double tap must not send twice.
 */
export function Button({
  variant,
  size,
  icon,
  block,
  busy = false,
  busyWord,
  type = 'submit',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const swallow = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      onClick={swallow}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={cx(buttonClasses({ variant, size, block }), className)}
    >
      {busy ? <Icon of={LoaderCircle} className="animate-spin" /> : icon && <Icon of={icon} />}
      <span className="wrap-anywhere min-w-0">{busy && busyWord ? busyWord : children}</span>
    </button>
  );
}

/** Goes somewhere, or dials (`tel:`); looks like a button because it is the next step. */
export function ButtonLink({ variant, size, icon, block, className, children, ...rest }: UiLinkProps & Look) {
  return (
    <UiLink {...rest} className={cx(buttonClasses({ variant, size, block }), className)}>
      {icon && <Icon of={icon} />}
      <span className="wrap-anywhere min-w-0">{children}</span>
    </UiLink>
  );
}
