import type { UiLinkProps } from '@linli/ui';
import { Link } from '@remix-run/react';

/** Paths of this app go through the router; photos, telephone numbers and jumps within the page do not. */
export function RouterLink({ href, ...rest }: UiLinkProps) {
  if (!href.startsWith('/') || href.startsWith('/photos/')) return <a href={href} {...rest} />;
  return <Link to={href} {...rest} />;
}
