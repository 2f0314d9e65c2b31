import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

/** The two ways to one database: Prisma for the ordinary, the pool for one statement that must be fast. */
export type Db = {
  prisma: PrismaClient;
  pool: pg.Pool;
  close(): Promise<void>;
};

export type DbOptions = {
  poolSize?: number;
  /** Hears of connections lost while idle; the pool replaces them by itself. */
  onError?: (error: Error) => void;
};

/**
 * Opens a database. Prisma and plain SQL share the one pool, so that its size is the whole number of connections.
 * A connection that drops is reported, never thrown: a restarted server must not end this process.
 */
export function openDb(url: string, { poolSize = 10, onError = () => {} }: DbOptions = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 5000, keepAlive: true });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  let closed: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return {
    prisma,
    pool,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
