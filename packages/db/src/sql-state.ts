/** Classes start with a digit or are one of four: so neither `EPIPE` nor Prisma's `P2002` is taken for one. */
const code = /^(\d[0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/;

/** What Prisma calls the SQLSTATEs that it gives names to. */
const namesOfPrisma: Record<string, string> = { P2002: '23505', P2003: '23503', P2011: '23502', P2034: '40001' };

/**
 * The SQLSTATE behind an error of the pool or of Prisma, `undefined` for any other error.
 * `23505` is a broken unique constraint, `23503` a foreign key, `40001` a transaction to run again.
 */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const seen = error as { code?: unknown; originalCode?: unknown; cause?: unknown; meta?: unknown };
  if (typeof seen.originalCode === 'string' && code.test(seen.originalCode)) return seen.originalCode;
  if (typeof seen.meta === 'object' && seen.meta !== null && 'driverAdapterError' in seen.meta) {
    const inner = sqlState(seen.meta.driverAdapterError);
    if (inner) return inner;
  }
  if (typeof seen.code === 'string') {
    const named = namesOfPrisma[seen.code];
    if (named) return named;
    if (code.test(seen.code)) return seen.code;
  }
  return seen.cause === error ? undefined : sqlState(seen.cause);
}
