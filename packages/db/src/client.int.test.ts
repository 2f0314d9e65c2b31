import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { newId, openDb } from './index.ts';

it('shares one pool between Prisma and plain SQL, and outlives the loss of its connections', async () => {
  const errors: string[] = [];
  const db = openDb(inject('cluster').url, { poolSize: 3, onError: (error) => errors.push(error.message) });
  const pid = async () => (await db.prisma.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;
  const first = await pid();
  expect((await db.pool.query('select pg_backend_pid() as pid')).rows).toEqual([{ pid: first }]);

  const killer = openDb(inject('cluster').url, { poolSize: 1 });
  await killer.pool.query('select pg_terminate_backend($1)', [first]);
  await killer.close();
  await sleep(200);
  expect(errors).toContain('terminating connection due to administrator command');
  expect(await pid()).not.toBe(first);

  const busy = Promise.all(Array.from({ length: 9 }, () => db.prisma.$queryRaw`select 1 as one from pg_sleep(0.05)`));
  await sleep(30);
  expect(db.pool.totalCount).toBeLessThanOrEqual(3);
  await busy;
  await Promise.all([db.close(), db.close()]);
});

it('makes identities that sort by time', () => {
  const made = Array.from({ length: 1000 }, newId);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(1000);
});
