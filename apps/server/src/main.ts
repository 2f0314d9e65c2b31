import { parseArgs } from 'node:util';
import { officeRouter } from '@linli/api/office';
import { createAuth } from '@linli/auth';
import { type Config, ConfigError, loadConfig } from '@linli/config';
import { newId } from '@linli/db';
import { type Files, openFiles } from '@linli/files';
import { listenForHints, type Realtime } from '@linli/realtime/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { type Logger, pino } from 'pino';
import { announce } from './announce.ts';
import { type House, sessionOf } from './contexts.ts';
import { openDatabase } from './database.ts';
import { healthRoutes } from './health.ts';
import { type Listener, type ListenerOptions, openListener } from './listener.ts';
import { createMetrics } from './metrics.ts';
import { type OpenPages, openBuiltPages } from './remix.ts';
import { handleShutdown, type Shutdown } from './shutdown.ts';
import { startWorker, type Worker } from './worker.ts';

const roles = ['portal', 'office', 'worker'] as const;
type Role = (typeof roles)[number];
type Options = { roles: readonly Role[]; demo: boolean };

function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: { only: { type: 'string' }, demo: { type: 'boolean' } } });
  const { only, demo = false } = values;
  if (only === undefined) return { roles, demo };
  const role = roles.find((name) => name === only);
  if (!role) throw new ConfigError(`--only takes portal, office or worker, not "${only}".`);
  return { roles: [role], demo };
}

const say = (line: string) => console.log(line);

/** Runs Linli with these arguments until a signal ends it. A fatal error is one sentence and exit code 1. */
export async function run(args: string[], openPages: OpenPages = openBuiltPages): Promise<void> {
  const begun = performance.now();
  let shutdown: Shutdown | undefined;
  try {
    const config = loadConfig();
    const options = readOptions(args);
    const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
    shutdown = handleShutdown(log, say);
    const { house, listeners } = await start(config, options, log, openPages, shutdown);
    await announce({ say, house, listeners, seconds: (performance.now() - begun) / 1000 });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    await (shutdown ?? { begin: () => process.exit(1) }).begin(undefined, 1);
  }
}

async function start(config: Config, options: Options, log: Logger, openPages: OpenPages, shutdown: Shutdown) {
  const clock = () => new Date();
  const files = openStore(config);
  const database = await openDatabase(config, log, say);
  shutdown.add('database', database.stop);
  const { db } = database;
  const { demoSignIn, publicUrl, officeUrl } = config;
  const auth = createAuth(db, { portal: publicUrl, office: officeUrl });
  const house: House = { db, auth, files, clock, demoSignIn, portalUrl: publicUrl, officeUrl };

  const doors: Realtime[] = [];
  const onError = (err: unknown) => log.debug({ err }, 'listening for hints');
  const hints = listenForHints({ connectionString: database.url, doors, onError });
  shutdown.add('hints', hints.stop);

  let worker: Worker | undefined;
  const worksHere = options.roles.includes('worker');
  const health = healthRoutes(database, worksHere ? () => worker?.isRunning() ?? false : undefined);
  const metrics = createMetrics(db, doors);
  const shared = { host: config.host, mode: config.mode, house, database, metrics, log, openPages };
  const { isListening } = hints;
  const listeners: Listener[] = [];
  const open = async (own: Pick<ListenerOptions, 'door' | 'port' | 'url' | 'before' | 'routes'>) => {
    if (!options.roles.includes(own.door)) return;
    const listener = await openListener({ ...shared, ...own, isListening });
    shutdown.add(own.door, listener.close);
    listeners.push(listener);
    doors.push(listener.realtime);
  };
  await open({ door: 'portal', port: config.port, url: publicUrl, before: [health], routes: [] });
  await open({
    door: 'office',
    port: config.officePort,
    url: officeUrl,
    before: [health, metrics.routes(config.metricsToken)],
    routes: [['/trpc', officeProcedures(house)]],
  });

  await database.prepare(options.demo || database.embedded);
  if (worksHere) {
    const started = startWorker({ database, auth, files, clock, log });
    shutdown.add('worker', started.stop);
    worker = started;
  }
  return { house, listeners };
}

function openStore({ dataDir }: Config): Files {
  try {
    return openFiles(dataDir, { newId });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(`DATA_DIR ${dataDir} cannot be written to (${code}); set it to a folder that can.`);
  }
}

/** The office's procedures over HTTP, with the session cookie. */
function officeProcedures(house: House) {
  return createExpressMiddleware({
    router: officeRouter,
    maxBodySize: 1_000_000,
    createContext: async ({ req, res }) => {
      const session = await sessionOf(house, 'office', req, res);
      return { db: house.db, actor: session?.actor ?? null, clock: house.clock, door: 'office' as const };
    },
  });
}
