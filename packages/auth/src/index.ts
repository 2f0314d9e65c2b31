import type { Db } from '@linli/db';
import type { Actor, Door } from '@linli/domain/access';
import { Lucia } from 'lucia';
import { type AccountRow, accountColumns, accountJoins, toActor } from './actor-sql.ts';
import { sessionStore } from './adapter.ts';

/** A valid session: who acts, and a cookie to send again when its life was prolonged. */
export type SignedIn = { sessionId: string; accountId: string; actor: Actor; freshCookie?: string };

/** Sessions of both doors. The only place that knows Lucia. */
export type Auth = {
  /** Opens a session; `cookie` is a whole Set-Cookie value. Throws `access.denied` at the other door and to who was dismissed. */
  signIn(accountId: string, door: Door): Promise<{ sessionId: string; cookie: string }>;
  /** Reads the door's own cookie from a Cookie header. */
  readSession(door: Door, cookieHeader: string | null | undefined): Promise<SignedIn | null>;
  /** Ends one session; its sockets are told. */
  signOut(sessionId: string): Promise<void>;
  /** Ends every session of the account; all its sockets are told. */
  signOutEverywhere(accountId: string): Promise<void>;
  actorOf(accountId: string): Promise<Actor | null>;
  /** The Set-Cookie value that makes a browser forget the session. */
  blankCookie(door: Door): string;
  /** Removes what ran out; a timer calls it. */
  removeExpired(): Promise<void>;
};

/** `outside`: the address of each door; where it is https, the door's cookie travels by https alone. */
export function createAuth(db: Db, outside: Partial<Record<Door, string>> = {}): Auth {
  const open = (door: Door) =>
    new Lucia(sessionStore(db, door), {
      sessionCookie: {
        name: `${door}_session`,
        attributes: { secure: outside[door]?.startsWith('https:') ?? false, sameSite: 'lax', path: '/' },
      },
      getUserAttributes: ({ actor }) => ({ actor }),
    });
  const doors = { portal: open('portal'), office: open('office') };

  return {
    async signIn(accountId, door) {
      const { id } = await doors[door].createSession(accountId, { door });
      return { sessionId: id, cookie: doors[door].createSessionCookie(id).serialize() };
    },

    async readSession(door, cookieHeader) {
      const lucia = doors[door];
      const sessionId = lucia.readSessionCookie(cookieHeader ?? '');
      if (!sessionId) return null;
      const { session, user } = await lucia.validateSession(sessionId);
      if (!session) return null;
      const signedIn = { sessionId, accountId: user.id, actor: user.actor };
      return session.fresh ? { ...signedIn, freshCookie: lucia.createSessionCookie(sessionId).serialize() } : signedIn;
    },

    signOut: (sessionId) => doors.portal.invalidateSession(sessionId),
    signOutEverywhere: (accountId) => doors.portal.invalidateUserSessions(accountId),

    async actorOf(accountId) {
      const { rows } = await db.pool.query<AccountRow>(
        `select ${accountColumns} from account ${accountJoins} where account.id = $1`,
        [accountId],
      );
      return rows[0] ? toActor(rows[0]) : null;
    },

    blankCookie: (door) => doors[door].createBlankSessionCookie().serialize(),
    removeExpired: () => doors.portal.deleteExpiredSessions(),
  };
}
