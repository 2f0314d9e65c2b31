import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants } from 'node:zlib';
import type { Door } from '@linli/domain/access';
import { createRealtime, type Realtime } from '@linli/realtime/server';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { type House, officeContext, portalContext } from './contexts.ts';
import type { Database } from './database.ts';
import type { Metrics } from './metrics.ts';
import { lastResort, sendFailure, sendUnavailable } from './pages.ts';
import { photoRoutes } from './photos.ts';
import type { OpenPages } from './remix.ts';
import { headers, isOwnOrigin, noSniffing } from './security.ts';

export type Listener = {
  door: Door;
  port: number;
  realtime: Realtime;
  close(): Promise<void>;
};

export type ListenerOptions = {
  door: Door;
  port: number;
  host: string | undefined;
  /** The outside address. */
  url: string;
  mode: string;
  house: House;
  database: Database;
  isListening: () => boolean;
  metrics: Metrics;
  log: Logger;
  openPages: OpenPages;
  /** Routes of this door that need no database to answer, such as health. */
  before: readonly RequestHandler[];
  /** Further routes of this door, such as tRPC. */
  routes: readonly [path: string, handler: RequestHandler][];
};

/** A procedure of tRPC that changes something; pages stand at the root. */
const isCommand = ({ method, baseUrl }: express.Request) => method === 'POST' && baseUrl !== '';

/** Pages only: assets are compressed at build time, photos are compressed already, the answer to a command is a few words. */
const compressPages = () =>
  compression({
    filter: (req, res) =>
      !isCommand(req) && /^text\/(html|x-script|plain)|json|xml/.test(String(res.getHeader('Content-Type'))),
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 } },
  });

/** Remix flushes what it has written; a page is written whole, and a flush in the middle of it is one compression more. */
const unflushed: RequestHandler = (_req, res, next) => {
  Object.assign(res, { flush: undefined });
  next();
};

function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const start = performance.now();
    res.once('finish', () => {
      const ms = Math.round(performance.now() - start);
      log.debug({ method: req.method, path: req.path, status: res.statusCode, ms }, 'request');
    });
    next();
  };
}

/** While the database is away every page says so; the listening connection notices first, so an ordinary request costs nothing. */
function whileDatabaseIsUp({ database, isListening }: ListenerOptions): RequestHandler {
  return async (_req, res, next) => {
    if (database.isPrepared() && (isListening() || (await database.isUp()))) next();
    else sendUnavailable(res);
  };
}

const guardOrigin =
  (url: string): RequestHandler =>
  (req, res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || isOwnOrigin(req, url)) next();
    else sendFailure(res, { status: 403, code: 'request.foreign_origin', params: {}, fields: {} });
  };

async function buildApp(options: ListenerOptions, app: Express, http: Server): Promise<void> {
  const { door, url, house, metrics, log, mode } = options;
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(metrics.watch(door), logRequests(log), noSniffing);
  const { assets, build } = await options.openPages(door, http);
  // A script needs no policy of its own: a kilobyte of headers for each of twenty files is a page on a slow line.
  app.use(
    ...assets,
    ...headers(url.startsWith('https:')),
    ...options.before,
    guardOrigin(url),
    whileDatabaseIsUp(options),
  );
  app.use(photoRoutes(house, door), compressPages(), unflushed);
  for (const [path, handler] of options.routes) app.use(path, handler);
  const getLoadContext = async (req: express.Request, res: express.Response): Promise<AppLoadContext> =>
    door === 'portal' ? { ...(await portalContext(house, req, res)) } : { ...(await officeContext(house, req, res)) };
  app.all('*', createRequestHandler({ build, mode, getLoadContext }));
  app.use(lastResort(log));
}

async function listen(http: Server, { port, host, door }: ListenerOptions): Promise<number> {
  await new Promise<void>((done, failed) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const variable = door === 'portal' ? 'PORT' : 'OFFICE_PORT';
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program`
          : `Port ${port} cannot be opened (${error.code})`;
      failed(new Error(`${reason}; set ${variable} to another one.`));
    });
    http.listen(port, host, done);
  });
  return (http.address() as AddressInfo).port;
}

/** One door: its own address, its own app, its own sockets. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const { door, house, url } = options;
  const app = express();
  const http = createServer(app);
  const realtime = createRealtime({
    door,
    httpServer: http,
    readSession: (cookie) => house.auth.readSession(door, cookie),
    allowedOrigin: (request) => isOwnOrigin(request, url),
  });
  await buildApp(options, app, http);
  const port = await listen(http, options);
  return {
    door,
    port,
    realtime,
    async close() {
      const closed = realtime.close();
      http.closeIdleConnections();
      const late = setTimeout(() => http.closeAllConnections(), 3000);
      await closed;
      clearTimeout(late);
    },
  };
}
