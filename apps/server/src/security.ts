import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** This response's token for scripts and styles; made by {@link headers}. */
export const nonceOf = (locals: Record<string, unknown>): string => String(locals.nonce);

/** helmet knows Node's response alone; in Express it always carries `locals`. */
const nonce = (_req: IncomingMessage, res: ServerResponse) => `'nonce-${nonceOf((res as Response).locals)}'`;

/** Of every answer, files too: what we say it is, it is. */
export const noSniffing: RequestHandler = (_req, res, next) => {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  next();
};

/** Headers of every page. `https`: whether the outside address is one. */
export function headers(https: boolean): RequestHandler[] {
  return [
    (_req, res, next) => {
      res.locals.nonce = randomBytes(16).toString('base64');
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", nonce, "'strict-dynamic'"],
          styleSrc: ["'self'", nonce],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'"],
          workerSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: https ? [] : null,
        },
      },
      // `no-referrer` would make browsers send `Origin: null` with plain forms, which the guard below refuses.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: https,
    }),
  ];
}

/**
 * Whether the page that sends this request is our own. Browsers name the origin of every request that changes
 * something; what names none is no browser. The other door is another origin, although it is the same site.
 */
export function isOwnOrigin({ headers }: IncomingMessage, outside: string): boolean {
  const { origin, host } = headers;
  if (headers['sec-fetch-site'] === 'cross-site' && origin === undefined) return false;
  if (!origin) return true;
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin).host;
  return asked === host || asked === new URL(outside).host;
}
