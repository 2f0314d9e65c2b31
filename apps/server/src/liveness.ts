import type { Db } from '@linli/db';
import pg from 'pg';
import type { Logger } from 'pino';

/** Any constant; the first half of the advisory locks by which worker pools show that they live. */
const space = 4711;
const every = 5000;

/** Whose jobs are locked, and whose lock can be had. */
const deadSql = `
  with dead as materialized (
    select id from (
      select distinct locked_by as id from graphile_worker._private_jobs where locked_at < now() - interval '2 s'
      union select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '2 s') locked
    where id is not null and pg_try_advisory_xact_lock(${space}, hashtext(id)))`;

/** A worker that is killed has not tried and failed: else 25 deaths in a row would end an alarm for good. */
const giveBackSql = `${deadSql}
  update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0)
  where locked_by in (select id from dead) and key is not null`;

/**
 * Jobs of a pool whose process was killed stay locked for four hours otherwise. Each living pool holds an advisory
 * lock; whose lock can be had is dead. The two seconds cover a pool that has not taken its lock yet. The only place
 * that knows tables of graphile-worker from inside; `liveness.int.test.ts` pins them.
 */
const sweepSql = `${deadSql}
  select graphile_worker.force_unlock_workers(array_agg(id)), pg_notify('jobs:insert', '{"r":0,"count":-1}')
  from dead having count(*) > 0`;

/**
 * What sets itself anew while it runs leaves its old row without key and attempts; whoever ran it takes that away, unless
 * it was killed before.
 */
const replacedSql = `
  delete from graphile_worker._private_jobs
  where key is null and attempts >= max_attempts and last_error is null and locked_by is null`;

export type Liveness = {
  /** Shows that a pool of this process lives. */
  hold(poolId: string): void;
  stop(): Promise<void>;
};

/** Keeps this process's locks on a connection of its own, and frees the jobs of the dead every five seconds. */
export function keepLiveness(url: string, { pool }: Db, log: Logger): Liveness {
  const held = new Set<string>();
  let connection: pg.Client | undefined;
  let stopped = false;

  const lock = (client: pg.Client, id: string) => client.query(`select pg_advisory_lock(${space}, hashtext($1))`, [id]);

  async function connect(): Promise<void> {
    const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 });
    let over = false;
    const again = () => {
      if (over) return;
      over = true;
      connection = undefined;
      client.end().catch(() => {});
      if (!stopped) setTimeout(connect, 500).unref();
    };
    client.on('error', again);
    client.on('end', again);
    try {
      await client.connect();
      connection = client;
      for (const id of held) await lock(client, id);
    } catch {
      again();
    }
  }

  async function sweep(): Promise<void> {
    try {
      await pool.query(giveBackSql);
      const { rowCount } = await pool.query(sweepSql);
      if (rowCount) log.warn('freed the jobs of a worker that was killed');
      await pool.query(replacedSql);
    } catch {
      // Without the database there is nobody to free; the next sweep comes.
    }
  }
  void connect();
  void sweep();
  const timer = setInterval(sweep, every);
  timer.unref();

  return {
    hold(poolId) {
      held.add(poolId);
      if (connection) lock(connection, poolId).catch(() => {});
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await connection?.end().catch(() => {});
    },
  };
}
