import { setTimeout as sleep } from 'node:timers/promises';
import { hintChannel, readHint } from '@linli/domain/kernel';
import pg from 'pg';
import type { Realtime } from './server.ts';

export type HintListener = {
  isListening(): boolean;
  stop(): Promise<void>;
};

export type ListenOptions = {
  connectionString: string;
  doors: readonly Realtime[];
  /** Hears whenever the connection is made or lost. */
  onState?: (listening: boolean) => void;
  onError?: (error: unknown) => void;
  /** Milliseconds between two questions whether the other end is still there, and how long its answer may take. */
  ping?: { every: number; patience: number };
};

/**
 * Listens on one connection for the whole process and passes hints on to its sockets. After a gap everybody is told to
 * look again, and only when the new connection already listens, so that nothing falls between (X3).
 */
export function listenForHints(options: ListenOptions): HintListener {
  const { connectionString, doors, onState = () => {}, onError = () => {} } = options;
  const { every, patience } = options.ping ?? { every: 10_000, patience: 3_000 };
  let current: pg.Client | undefined;
  let listening = false;
  let stopped = false;
  let failures = 0;

  function setListening(state: boolean): void {
    if (listening === state) return;
    listening = state;
    onState(state);
  }

  async function connect(): Promise<void> {
    const client = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 5000 });
    current = client;
    let ping: NodeJS.Timeout | undefined;
    let over = false;
    // A lost connection raises 'error' twice and 'end' once.
    const again = () => {
      if (over) return;
      over = true;
      clearInterval(ping);
      client.end().catch(() => {});
      setListening(false);
      if (stopped) return;
      const pause = Math.min(2000, 50 * 2 ** failures++);
      setTimeout(connect, pause * (1 + Math.random())).unref();
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload }) => {
      const message = readHint(payload);
      if (!message) return;
      for (const door of doors) door.tell(message).catch(onError);
    });
    try {
      await client.connect();
      await client.query(`listen ${hintChannel}`);
      if (over) return;
      failures = 0;
      setListening(true);
      for (const door of doors) door.resync();
      ping = setInterval(() => void probe(client, patience).catch(again), every);
      ping.unref();
    } catch (error) {
      if (!stopped) onError(error);
      again();
    }
  }

  void connect();
  return {
    isListening: () => listening,
    async stop() {
      stopped = true;
      await current?.end().catch(() => {});
    },
  };
}

/** A connection whose other end vanished without a word looks alive until it is asked. */
async function probe(client: pg.Client, patience: number): Promise<void> {
  const answered = new AbortController();
  const late = sleep(patience, undefined, { signal: answered.signal, ref: false }).then(() => {
    throw new Error('The database does not answer on the listening connection.');
  });
  late.catch(() => {});
  try {
    await Promise.race([client.query('select 1'), late]);
  } finally {
    answered.abort();
  }
}
