import { HoldScroll } from '@linli/ui';
import { ScrollRestoration, useLocation, useRevalidator } from '@remix-run/react';

/** Keeps the place on every page of the history; a look for news moves nothing. */
export function Scroll({ nonce }: { nonce: string | undefined }) {
  const page = useLocation();
  // Rendered again with every look, as what it holds is.
  useRevalidator();
  return (
    <HoldScroll page={page}>
      <ScrollRestoration nonce={nonce} />
    </HoldScroll>
  );
}
