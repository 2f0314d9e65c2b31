import { Icon, type IconType } from './icon.tsx';
import { UiLink } from './link.tsx';

export type ActionTileProps = { href: string; icon: IconType; label: string; hint?: string; strong?: boolean };

/** One of the few large things one can do from a first screen. */
export function ActionTile({ href, icon, label, hint, strong = false }: ActionTileProps) {
  return (
    <UiLink
      href={href}
      className={
        strong
          ? 'flex min-h-28 flex-col justify-between gap-2 rounded-lg bg-accent-fill p-3 text-on-accent hover:bg-accent-fill-hover'
          : 'flex min-h-28 flex-col justify-between gap-2 rounded-lg border border-line bg-surface p-3 shadow-card hover:border-accent'
      }
    >
      <Icon of={icon} size="xl" className={strong ? '' : 'text-accent'} />
      <span className="text-balance hyphens-auto font-semibold leading-snug">
        {label}
        {hint && <span className={`block font-normal text-xs ${strong ? '' : 'text-muted'}`}>{hint}</span>}
      </span>
    </UiLink>
  );
}
