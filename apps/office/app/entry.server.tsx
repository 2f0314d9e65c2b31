import { translator } from '@linli/i18n/server';
import { collectPage } from '@linli/ui/page-stream';
import { localeOf } from '@linli/ui/preferences';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { ShellProvider } from './features/frame/shell.tsx';

export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <ShellProvider shell={{ t: translator(localeOf(request)), nonce }}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </ShellProvider>,
      {
        nonce,
        onAllReady() {
          headers.set('Content-Type', 'text/html; charset=utf-8');
          headers.set('Vary', 'Cookie, Accept-Language');
          // Not no-store: "back" must bring a half-filled form back, also without script.
          headers.set('Cache-Control', 'private, no-cache');
          pipe(collectPage((body) => resolve(new Response(body, { headers, status: code }))));
        },
        onShellError: reject,
        onError(error) {
          code = 500;
          console.error(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** A missing page is no fault of ours; an aborted request is nobody's. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  console.error(error);
}
