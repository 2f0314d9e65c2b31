import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { SignedIn } from '@linli/auth';
import type { Door } from '@linli/domain/access';
import { type HintMessage, looksWithin, room, roomsToTell } from '@linli/domain/kernel';
import { Server } from 'socket.io';
import type { ServerEvents } from './connection.ts';
import { roomsOfActor } from './rooms.ts';

export { type HintListener, listenForHints } from './listen.ts';

export type RealtimeOptions = {
  door: Door;
  httpServer: HttpServer;
  /** The session in a Cookie header. */
  readSession(cookieHeader: string | undefined): Promise<SignedIn | null>;
  /** Whether the page that asks may: browsers send sockets across origins without asking. */
  allowedOrigin(request: IncomingMessage): boolean;
};

/** The sockets of one listener. */
export type Realtime = {
  door: Door;
  /** Passes a message on to this process's sockets. */
  tell(message: HintMessage): Promise<void>;
  /** Something may have been missed: everybody looks again. */
  resync(): void;
  count(): number;
  close(): Promise<void>;
};

type Data = { cookie: string | undefined; rooms: string[]; absent: string[] };
type Nothing = Record<string, never>;

/** Where the sockets of a session stand, and in whose place. */
function placesOf({ accountId, actor }: SignedIn): Pick<Data, 'rooms' | 'absent'> {
  const absent = actor.kind === 'staff' ? actor.standsInFor.map(({ staffId }) => staffId) : [];
  return { rooms: [room.account(accountId), ...roomsOfActor(actor)], absent };
}

/** Opens the sockets of a listener: who has no session of this door gets no connection. */
export function createRealtime({ door, httpServer, readSession, allowedOrigin }: RealtimeOptions): Realtime {
  const io = new Server<Nothing, ServerEvents, Nothing, Data>(httpServer, {
    serveClient: false,
    destroyUpgrade: false,
    // Browsers say nothing here but their heartbeat.
    maxHttpBufferSize: 10_000,
    allowRequest: (request, answer) => answer(null, allowedOrigin(request)),
  });

  io.use(async (socket, next) => {
    const { cookie } = socket.request.headers;
    try {
      const session = await readSession(cookie);
      if (!session) return next(new Error('auth.required'));
      socket.data.cookie = cookie;
      Object.assign(socket.data, placesOf(session));
      next();
    } catch {
      next(new Error('system.unavailable'));
    }
  });
  io.on('connection', (socket) => {
    void socket.join(socket.data.rooms);
    count(socket.data.absent, 1);
    socket.on('disconnect', () => count(socket.data.absent, -1));
  });

  /** For whom somebody at these sockets stands in, and how many sockets do (T5). */
  const absent = new Map<string, number>();
  function count(staffIds: readonly string[], step: 1 | -1): void {
    for (const staffId of staffIds) {
      const sockets = (absent.get(staffId) ?? 0) + step;
      if (sockets > 0) absent.set(staffId, sockets);
      else absent.delete(staffId);
    }
  }

  /** Sockets outlive the request that opened them: each is asked again, so that one device's end spares the others. */
  async function recheck(rooms: string[]): Promise<void> {
    for (const socket of await io.local.in(rooms).fetchSockets()) {
      const session = await readSession(socket.data.cookie);
      if (!session) socket.disconnect(true);
    }
  }

  /** T5: leave has begun or ended. Each socket is put where its session belongs now, and its page looks again. */
  async function moveSockets({ office, portal, hint }: HintMessage): Promise<void> {
    for (const { id } of await io.local.in([...office, ...portal]).fetchSockets()) {
      const socket = io.sockets.sockets.get(id);
      const session = socket && (await readSession(socket.data.cookie));
      if (!socket?.connected) continue;
      if (!session) {
        socket.disconnect(true);
        continue;
      }
      const { rooms, absent } = placesOf(session);
      for (const name of socket.data.rooms) if (!rooms.includes(name)) void socket.leave(name);
      void socket.join(rooms);
      count(socket.data.absent, -1);
      count(absent, 1);
      Object.assign(socket.data, { rooms, absent });
      socket.emit('hint', hint);
    }
  }

  return {
    door,
    async tell(message) {
      const rooms = message[door];
      if (rooms.length === 0) return;
      const { hint, except = [] } = message;
      if (hint.type === 'session_ended') await recheck(rooms);
      else if (hint.type === 'standing_in') await moveSockets(message);
      else {
        const sockets = io.local.to(roomsToTell(rooms, except, absent.keys())).except(except);
        const within = looksWithin(door, hint);
        if (within === null) sockets.emit('hint', hint);
        else sockets.emit('hint_within', hint, within);
      }
    },
    resync: () => void io.local.emit('resync'),
    count: () => io.of('/').sockets.size,
    close: () => io.close(),
  };
}
