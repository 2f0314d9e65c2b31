import { EventEmitter } from 'node:events';
import { useDatabase } from '@linli/testing';
import { Logger as JobLogger, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepLiveness, type Liveness } from './liveness.ts';

const database = useDatabase();
const log = pino({ level: 'silent' });
const open: Liveness[] = [];
const keep = () => {
  const liveness = keepLiveness(database.url, database.db, log);
  open.push(liveness);
  return liveness;
};
afterEach(async () => {
  for (const liveness of open.splice(0)) await liveness.stop();
});

/** A job that a pool took `seconds` ago. */
async function lockedJob(poolId: string, seconds: number, key: string | null = null): Promise<string> {
  const { rows } = await database.db.pool.query<{ id: string }>(
    `select id from graphile_worker.add_job('nothing', job_key := $1)`,
    [key],
  );
  const id = String(rows[0]?.id);
  await database.db.pool.query(
    `update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - make_interval(secs => $3), attempts = 1
     where id = $1`,
    [id, poolId, seconds],
  );
  return id;
}

async function lockOf(id: string): Promise<string | null> {
  const { rows } = await database.db.pool.query<{ locked_by: string | null }>(
    'select locked_by from graphile_worker._private_jobs where id = $1',
    [id],
  );
  return rows[0]?.locked_by ?? null;
}

describe('the jobs of a worker that was killed', () => {
  it('are free again, and those of a living one are not', async () => {
    const living = keep();
    living.hold('pool-living');
    const probe = new pg.Client({ connectionString: database.url });
    await probe.connect();
    await vi.waitFor(async () => {
      const { rows } = await probe.query(`select pg_try_advisory_lock(4711, hashtext('pool-living')) as free`);
      if (rows[0].free) await probe.query(`select pg_advisory_unlock(4711, hashtext('pool-living'))`);
      expect(rows[0].free).toBe(false);
    });
    await probe.end();
    const [dead, alive, young] = [
      await lockedJob('pool-dead', 60),
      await lockedJob('pool-living', 60),
      await lockedJob('pool-new', 0),
    ];
    keep();
    await vi.waitFor(async () => expect(await lockOf(dead)).toBeNull());
    expect(await lockOf(alive)).toBe('pool-living');
    expect(await lockOf(young)).toBe('pool-new');
  });
});

describe('a job whose worker was killed', () => {
  it('has not failed by that: it may be tried as often as before', async () => {
    const id = await lockedJob('pool-dead', 60, 'alarm-2');
    keep();
    await vi.waitFor(async () => expect(await lockOf(id)).toBeNull());
    const { rows } = await database.db.pool.query('select attempts from graphile_worker._private_jobs where id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ attempts: 0 }]);
  });
});

describe('a job that set itself anew and was killed before its end', () => {
  it('leaves the new one alone behind', async () => {
    const old = await lockedJob('pool-dead', 60, 'alarm');
    const { rows } = await database.db.pool.query<{ id: string }>(
      `select id from graphile_worker.add_job('nothing', job_key := 'alarm', run_at := now() + interval '1 hour')`,
    );
    keep();
    const left = async () => {
      const found = await database.db.pool.query<{ id: string }>(
        'select id from graphile_worker._private_jobs where id = any($1)',
        [[old, rows[0]?.id]],
      );
      return found.rows.map(({ id }) => id);
    };
    await vi.waitFor(async () => expect(await left()).toEqual([rows[0]?.id]));
  });
});

describe('a pool', () => {
  it('is announced under the name that its jobs are locked by', async () => {
    const events: WorkerEvents = new EventEmitter();
    const announced: string[] = [];
    events.on('pool:create', ({ workerPool }) => announced.push(workerPool.id));
    const seen: (string | null)[] = [];
    const runner = await run({
      pgPool: database.db.pool,
      events,
      noHandleSignals: true,
      logger: new JobLogger(() => () => {}),
      preset: { worker: { localQueue: { size: 5 } } },
      taskList: {
        look: async (_payload, { job }) => {
          seen.push(await lockOf(String(job.id)));
        },
      },
    });
    await database.db.pool.query(`select graphile_worker.add_job('look')`);
    await vi.waitFor(() => expect(seen).toHaveLength(1), 5000);
    await runner.stop();
    expect(announced).toEqual(seen);
  });
});
