import { Router } from 'express';
import type { Database } from './database.ts';

/** Whether the worker runs; absent in a process that does no jobs. */
type WorkerRuns = (() => boolean) | undefined;

/** `/healthz`: the process lives. `/readyz`: it can do its work, or why not. */
export function healthRoutes(database: Database, workerRuns: WorkerRuns): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.type('txt').send('ok\n'));
  router.get('/readyz', async (_req, res) => {
    const reasons = await reasonsOf(database, workerRuns);
    res.status(reasons.length ? 503 : 200).set('Cache-Control', 'no-store');
    res.json({ ready: reasons.length === 0, reasons });
  });
  return router;
}

async function reasonsOf(database: Database, workerRuns: WorkerRuns): Promise<string[]> {
  if (!(await database.isUp())) return ['database: it cannot be reached'];
  const reasons: string[] = [];
  const pending = database.isPrepared() ? [] : await database.pending().catch(() => ['unknown']);
  if (pending.length) reasons.push(`migrations: not applied yet: ${pending.join(', ')}`);
  else if (!database.isPrepared()) reasons.push('database: it is being filled');
  if (workerRuns && !workerRuns()) reasons.push('worker: it is not running');
  return reasons;
}
