import type { Db } from '@linli/db';
import type { Actor, Door } from '@linli/domain/access';
import { DomainError, type Hint, hintChannel, room } from '@linli/domain/kernel';
import type { Adapter, DatabaseSession, Lucia } from 'lucia';
import { type AccountRow, accountColumns, accountJoins, toActor } from './actor-sql.ts';

type SessionRow = { id: string; account_id: string; door: Door; expires_at: Date };

const readSession = {
  name: 'auth_read_session',
  text: `select session.id, session.expires_at, ${accountColumns}
    from session join account on account.id = session.account_id and account.door = session.door ${accountJoins}
    where session.id = $1 and session.door = $2`,
};

const ended: Hint['type'] = 'session_ended';

/**
 * Deletes sessions and tells the sockets of their account to look whether they may stay: in one statement, so that the
 * hint leaves exactly when the sessions are gone.
 */
const endSessions = (condition: string) => `
  with ended as (delete from session where ${condition} returning account_id, door),
       rooms as (select distinct account_id, door from ended)
  select pg_notify('${hintChannel}', json_build_object(
    'portal', case when door = 'portal' then json_build_array('${room.account('')}' || account_id) else '[]' end,
    'office', case when door = 'office' then json_build_array('${room.account('')}' || account_id) else '[]' end,
    'hint', json_build_object('type', '${ended}', 'id', account_id, 'seq', 0))::text) from rooms`;

const endOne = endSessions('id = $1');
const endAll = endSessions('account_id = $1');

const toSession = (row: SessionRow): DatabaseSession => ({
  id: row.id,
  userId: row.account_id,
  expiresAt: row.expires_at,
  attributes: { door: row.door },
});

/** What Lucia asks of a database, for one door: a session of the other door does not exist here. */
export function sessionStore({ pool }: Db, door: Door): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const { rows } = await pool.query<SessionRow & AccountRow>({ ...readSession, values: [sessionId, door] });
      const row = rows[0];
      if (!row) return [null, null];
      const actor = toActor(row);
      return [toSession(row), actor && { id: row.account_id, attributes: { actor } }];
    },

    async getUserSessions(accountId) {
      const { rows } = await pool.query<SessionRow>('select * from session where account_id = $1 and door = $2', [
        accountId,
        door,
      ]);
      return rows.map(toSession);
    },

    async setSession({ id, userId, expiresAt }) {
      const { rowCount } = await pool.query(
        `insert into session (id, account_id, door, expires_at)
         select $1, account.id, account.door, $4 from account
         where account.id = $2 and account.door = $3
           and not exists (select 1 from staff where staff.id = account.staff_id and not staff.active)`,
        [id, userId, door, expiresAt],
      );
      if (rowCount === 0) throw new DomainError('access.denied');
    },

    async updateSessionExpiration(sessionId, expiresAt) {
      await pool.query('update session set expires_at = $2 where id = $1', [sessionId, expiresAt]);
    },

    async deleteSession(sessionId) {
      await pool.query(endOne, [sessionId]);
    },

    async deleteUserSessions(accountId) {
      await pool.query(endAll, [accountId]);
    },

    async deleteExpiredSessions() {
      await pool.query('delete from session where expires_at <= now()');
    },
  };
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, { actor: Actor }>;
    DatabaseSessionAttributes: { door: Door };
    DatabaseUserAttributes: { actor: Actor };
  }
}
