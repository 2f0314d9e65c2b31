import { newId, sqlState } from '@linli/db';
import { describe, expect, it } from 'vitest';
import { useDatabase } from './database.ts';

const database = useDatabase();

async function company(): Promise<string> {
  const { id } = await database.db.prisma.company.create({ data: { id: newId(), name: '邻里', nameEn: 'Linli' } });
  return id;
}

describe('the test database', () => {
  it.each(['first', 'second'])('is empty for every test: the %s', async () => {
    expect(await database.db.prisma.company.count()).toBe(0);
    await company();
  });

  it.each(['first', 'second'])('is emptied of append-only history too: the %s', async () => {
    const { pool } = database.db;
    expect((await pool.query('select id from ticket_event')).rows).toEqual([]);
    await pool.query(
      `begin; set local session_replication_role = replica;
       insert into ticket_event (id, ticket_id, seq, type, at, visibility, door, actor_kind, actor_name, to_status)
       values ('${newId()}', '${newId()}', 1, 'opened', now(), 'public', 'system', 'system', '', 'new'); commit`,
    );
    await expect(pool.query('delete from ticket_event')).rejects.toThrow('append-only');
    await expect(pool.query(`update ticket_event set note = 'x'`)).rejects.toThrow('append-only');
  });

  it('has the job queue', async () => {
    const { rowCount } = await database.db.pool.query(`select graphile_worker.add_job('nothing')`);
    expect(rowCount).toBe(1);
  });

  it('holds no job of the test before', async () => {
    const { rows } = await database.db.pool.query('select id from graphile_worker._private_jobs');
    expect(rows).toEqual([]);
  });
});

describe('sqlState', () => {
  it('names a broken unique constraint, whoever ran the statement', async () => {
    const { prisma, pool } = database.db;
    const id = await company();
    const failures = [
      prisma.company.create({ data: { id, name: '', nameEn: '' } }),
      prisma.$executeRaw`insert into company (id, name, name_en) values (${id}::uuid, '', '')`,
      pool.query(`insert into company (id, name, name_en) values ($1, '', '')`, [id]),
    ];
    const states = await Promise.all(failures.map((failure) => failure.then(() => 'none', sqlState)));
    expect(states).toEqual(['23505', '23505', '23505']);
  });

  it('names a broken check and a missing foreign key', async () => {
    const { prisma } = database.db;
    const check = prisma.account.create({ data: { id: newId(), door: 'window' } });
    expect(await check.catch(sqlState)).toBe('23514');
    const foreign = prisma.region.create({ data: { id: newId(), companyId: newId(), name: '', nameEn: '' } });
    expect(await foreign.catch(sqlState)).toBe('23503');
  });

  it('knows nothing of other errors', () => {
    for (const other of [new Error('no'), undefined, 'text', Object.assign(new Error(), { code: 'EPIPE' })]) {
      expect(sqlState(other)).toBeUndefined();
    }
  });
});
