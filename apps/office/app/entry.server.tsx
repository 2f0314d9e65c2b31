import { Writable } from 'node:stream';
import { translator } from '@linli/i18n/server';
import { localeOf } from '@linli/ui/preferences';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { ShellProvider } from './features/frame/shell.tsx';

export const streamTimeout = 10_000;

/**
 * Nothing on a page is deferred, so it is sent whole: with its true status, in one write and one compression. React's
 * own pieces of 2 kB cost more on the way out than the rendering of a list.
 */
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
          pipe(collect((body) => resolve(new Response(body, { headers, status: code }))));
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

function collect(done: (whole: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _encoding, next) {
      pieces.push(piece);
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

/** A missing page is no fault of ours; an aborted request is nobody's. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  console.error(error);
}
