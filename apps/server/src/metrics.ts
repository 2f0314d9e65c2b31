import { timingSafeEqual } from 'node:crypto';
import type { Db } from '@linli/db';
import type { Realtime } from '@linli/realtime/server';
import { type Request, type RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  /** Times the requests of a door. */
  watch(door: string): RequestHandler;
  /** `GET /metrics` in Prometheus text. */
  routes(token: string | undefined): Router;
};

export function createMetrics(db: Db, doors: readonly Realtime[]): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'linli_http_request_seconds',
    help: 'Time until the answer was sent',
    labelNames: ['door', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  new Gauge({
    name: 'linli_sockets',
    help: 'Open sockets',
    labelNames: ['door'],
    registers,
    collect() {
      for (const realtime of doors) this.set({ door: realtime.door }, realtime.count());
    },
  });
  new Gauge({
    name: 'linli_jobs',
    help: 'Jobs that are due and wait, and jobs that failed for good',
    labelNames: ['state'],
    registers,
    async collect() {
      const { rows } = await db.pool.query<{ waiting: number; failed: number }>(
        `select count(*) filter (where attempts < max_attempts and run_at <= now())::int as waiting,
           count(*) filter (where attempts >= max_attempts)::int as failed from graphile_worker.jobs`,
      );
      this.set({ state: 'waiting' }, rows[0]?.waiting ?? 0);
      this.set({ state: 'failed' }, rows[0]?.failed ?? 0);
    },
  });

  return {
    watch: (door) => (req, res, next) => {
      const done = requests.startTimer();
      res.once('finish', () => done({ door, method: req.method, status: String(res.statusCode) }));
      next();
    },
    routes(token) {
      const router = Router();
      router.get('/metrics', async (req, res, next) => {
        if (!mayRead(req, token))
          return void res.status(403).type('txt').send('Only from this machine, or with a token.\n');
        try {
          res.type(registry.contentType).send(await registry.metrics());
        } catch (error) {
          next(error);
        }
      });
      return router;
    },
  };
}

/** From this machine itself, not through a proxy on it; or with the token. */
function mayRead(req: Request, token: string | undefined): boolean {
  const given = Buffer.from(req.headers.authorization?.replace(/^Bearer /i, '') ?? '');
  if (token && given.length === token.length && timingSafeEqual(given, Buffer.from(token))) return true;
  const address = req.socket.remoteAddress ?? '';
  const forwarded = req.headers['x-forwarded-for'] ?? req.headers.forwarded;
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
