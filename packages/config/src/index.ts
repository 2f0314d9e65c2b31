import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { repoRoot } from './root.ts';
import { type Environment, environment } from './schema.ts';

export { repoRoot } from './root.ts';

/** What the environment says, checked and completed. */
export type Config = {
  /** Set: this PostgreSQL is used. Absent: the embedded one in `dataDir`. */
  databaseUrl: string | undefined;
  databasePoolSize: number;
  /** Absolute; the embedded database and the photos live here. */
  dataDir: string;
  /** Absent: every network interface. */
  host: string | undefined;
  port: number;
  officePort: number;
  /** Outside addresses, without a slash at the end. */
  publicUrl: string;
  officeUrl: string;
  /** One-tap sign-in as a demo person: on with the embedded database, off with a real one, unless said otherwise. */
  demoSignIn: boolean;
  metricsToken: string | undefined;
  logLevel: Environment['LOG_LEVEL'];
  mode: Environment['NODE_ENV'];
};

/** The settings cannot be used; the message is one sentence for the operator. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

type Variables = Record<string, string | undefined>;

function shown(name: string, value: string | undefined): string {
  const secret = name === 'METRICS_TOKEN' || name === 'DATABASE_URL';
  return value === undefined || secret ? '' : `, but it is "${value}"`;
}

function check(given: Variables): Environment {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));
  const result = environment.safeParse(filled);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${issue.message}${shown(name, filled[name])}`;
  });
  throw new ConfigError(`${faults.join('; ')}.`);
}

/** Variables of the process; a `.env` file in the checkout fills in what they leave out. */
function readEnvironment(): Variables {
  const file = join(repoRoot, '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env;
}

/** Reads and checks the settings. Throws {@link ConfigError}. */
export function loadConfig(env: Variables = readEnvironment()): Config {
  const read = check(env);
  if (read.PORT === read.OFFICE_PORT && read.PORT !== 0) {
    throw new ConfigError(`PORT and OFFICE_PORT must differ, but both are ${read.PORT}.`);
  }
  return {
    databaseUrl: read.DATABASE_URL,
    databasePoolSize: read.DATABASE_POOL_SIZE,
    dataDir: resolve(repoRoot, read.DATA_DIR),
    host: read.HOST,
    port: read.PORT,
    officePort: read.OFFICE_PORT,
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    officeUrl: read.OFFICE_URL ?? `http://localhost:${read.OFFICE_PORT}`,
    demoSignIn: read.DEMO_SIGN_IN ? read.DEMO_SIGN_IN === 'on' : read.DATABASE_URL === undefined,
    metricsToken: read.METRICS_TOKEN,
    logLevel: read.LOG_LEVEL,
    mode: read.NODE_ENV,
  };
}
