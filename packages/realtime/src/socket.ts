import { io, type Socket } from 'socket.io-client';
import type { ServerEvents } from './connection.ts';

type Line = Socket<ServerEvents, Record<string, never>>;

/** A socket of the page's own server, not connected yet. Read when it is needed: no first page waits for it. */
export function openSocket(): Line {
  return spreading(io({ autoConnect: false, transports: ['websocket', 'polling'], reconnectionDelayMax: 5000 }));
}

/**
 * Passes on what is told to many at once as a hint of this page alone, at a random moment within the time that comes with it: a
 * thousand pages do not ask in the same second.
 * @param random from 0 to 1
 */
export function spreading<S extends Pick<Line, 'on' | 'listeners'>>(socket: S, random: () => number = Math.random): S {
  socket.on('hint_within', (hint, within) => {
    setTimeout(() => {
      for (const hear of socket.listeners('hint')) hear(hint);
    }, random() * within);
  });
  return socket;
}
