import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { SignedIn } from '@linli/auth';
import type { Door } from '@linli/domain/access';
import { type HintMessage, room } from '@linli/domain/kernel';
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

type Data = { cookie: string | undefined; rooms: string[] };
type Nothing = Record<string, never>;

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
      socket.data.rooms = [room.account(session.accountId), ...roomsOfActor(session.actor)];
      next();
    } catch {
      next(new Error('system.unavailable'));
    }
  });
  io.on('connection', (socket) => void socket.join(socket.data.rooms));

  /** Sockets outlive the request that opened them: each is asked again, so that one device's end spares the others. */
  async function recheck(rooms: string[]): Promise<void> {
    for (const socket of await io.local.in(rooms).fetchSockets()) {
      const session = await readSession(socket.data.cookie);
      if (!session) socket.disconnect(true);
    }
  }

  return {
    door,
    async tell(message) {
      const rooms = message[door];
      if (rooms.length === 0) return;
      if (message.hint.type === 'session_ended') await recheck(rooms);
      else
        io.local
          .to(rooms)
          .except(message.except ?? [])
          .emit('hint', message.hint);
    },
    resync: () => void io.local.emit('resync'),
    count: () => io.of('/').sockets.size,
    close: () => io.close(),
  };
}
