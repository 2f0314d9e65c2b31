import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

function driverError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { code, severity, message, detail, column, hint } = error as pg.DatabaseError;
  return new DriverAdapterError({
    kind: 'postgres',
    code: code ?? 'N/A',
    severity: severity ?? 'N/A',
    message,
    detail,
    column,
    hint,
  });
}

/**
 * Both adapters treat a script badly: one cuts it at every semicolon, also inside a function body, the other does not
 * wait for it. A whole script in one message is also one transaction: a migration that fails leaves nothing behind.
 */
function withWholeScripts(adapter: SqlDriverAdapter, run: (script: string) => Promise<unknown>): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    try {
      await run(script);
    } catch (error) {
      throw driverError(error);
    }
  };
  return adapter;
}

/** Connections to the database that is to be migrated. */
export function realConnections(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => withWholeScripts(await factory.connect(), (script) => pool.query(script)),
    connectToShadowDb: () => Promise.reject(new Error('A shadow database is never made on the real server.')),
  };
}

/**
 * An empty PostgreSQL in memory, which the engine fills with the migrations to compare them with the schema. It takes
 * seconds to come up, so it is made only if the engine asks for it.
 */
export function shadowConnections(): SqlMigrationAwareDriverAdapterFactory & { close(): Promise<void> } {
  let lite: PGlite | undefined;
  const connect = async () => {
    lite ??= new PGlite();
    const opened = lite;
    return withWholeScripts(await new PrismaPGlite(opened).connect(), (script) => opened.exec(script));
  };
  return {
    provider: 'postgres',
    adapterName: 'shadow',
    connect,
    connectToShadowDb: connect,
    close: async () => lite?.close(),
  };
}
