import type { UiLinkProps } from '@linli/ui';
import { Link } from '@remix-run/react';

/** The router's link for pages; the browser's own for telephones, photos and places on the same page. */
export function AppLink({ href, children, ...rest }: UiLinkProps) {
  if (!href.startsWith('/') || href.startsWith('/photos/')) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    );
  }
  return (
    <Link to={href} {...rest}>
      {children}
    </Link>
  );
}
