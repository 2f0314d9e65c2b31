import { EventEmitter } from 'node:events';
import type { Auth } from '@linli/auth';
import type { Files } from '@linli/files';
import { absenceTasks } from '@linli/services/absences';
import { clockTasks } from '@linli/services/clocks';
import { reinspectionTasks } from '@linli/services/reinspections';
import { ticketTasks } from '@linli/services/tickets';
import { Logger as JobLogger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Database } from './database.ts';
import { keepLiveness } from './liveness.ts';

export type Worker = {
  isRunning(): boolean;
  /** Waits for the jobs that run, five seconds at most; what is cut off is tried again. */
  stop(): Promise<void>;
};

export type WorkerOptions = { database: Database; auth: Auth; files: Files; clock: () => Date; log: Logger };

/** What is done every hour, and at which minute of it. */
const hourly: Partial<Record<TaskName, number>> = { remove_forgotten_photos: 13, remove_expired_sessions: 37 };
const crontab = Object.entries(hourly)
  .map(([task, minute]) => `${minute} * * * * ${task}`)
  .join('\n');

const preset = {
  worker: {
    concurrentJobs: 4,
    // Measured: 25 times the throughput for jobs that wait, at the same latency.
    localQueue: { size: 50 },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
    gracefulShutdownAbortTimeout: 5000,
  },
};

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

type TaskName = keyof ReturnType<typeof tasksOf>;

function tasksOf({ database, auth, files, clock }: WorkerOptions) {
  return {
    ...absenceTasks(database.db),
    ...clockTasks(database.db, clock),
    ...reinspectionTasks(database.db, clock),
    ...ticketTasks(database.db, clock, files.removePhoto),
    remove_expired_sessions: () => auth.removeExpired(),
  };
}

/** Runs the jobs. When the database goes away, the worker begins anew until it is back. */
export function startWorker(options: WorkerOptions): Worker {
  const { database, log } = options;
  const liveness = keepLiveness(database.url, database.db, log);
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => liveness.hold(workerPool.id));
  const logger = new JobLogger(
    (scope) => (level, message) => log[levels[level]]({ job: scope.taskIdentifier }, message),
  );
  const taskList = tasksOf(options) as TaskList;

  let runner: Runner | undefined;
  let stopped = false;
  let beginning: Promise<void> | undefined;

  async function begin(): Promise<void> {
    try {
      const { pool } = database.db;
      runner = await run({ pgPool: pool, taskList, crontab, preset, events, logger, noHandleSignals: true });
      if (stopped) return await runner.stop();
      runner.promise.then(again, again);
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'the worker cannot start');
      again();
    }
  }
  const again = () => {
    runner = undefined;
    if (stopped) return;
    setTimeout(() => {
      if (!stopped) beginning = begin();
    }, 1000).unref();
  };
  beginning = begin();

  return {
    isRunning: () => runner !== undefined,
    async stop() {
      stopped = true;
      await beginning;
      await runner?.stop().catch(() => {});
      await liveness.stop();
    },
  };
}
