import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAuth } from '@linli/auth';
import { type Db, newId, openDb } from '@linli/db';
import { createTicketInput } from '@linli/domain/tickets';
import { createTicket } from '@linli/services/tickets';
import { io } from 'socket.io-client';
import { cookieOf } from '../fixtures/cookies.ts';
import { freePort, type Linli, startLinli } from '../fixtures/linli.ts';
import { finder } from '../fixtures/people.ts';
import { type Said, startTraffic } from './traffic.ts';
import { verify } from './verify.ts';

export type FaultOptions = {
  /** An empty database, migrated. */
  databaseUrl: string;
  dataDir: string;
  kills: number;
  /** No kill begins after so many seconds. */
  seconds: number;
  clients?: number;
  report?: (line: string) => void;
};

export type FaultReport = { kills: number; seconds: number; said: Said; told: number; wrong: string[] };

/**
 * Kills the server without warning at random moments while clients work and clocks break, starts it again each time, and
 * holds what was acknowledged against what is there.
 */
export async function killUnderTraffic(options: FaultOptions): Promise<FaultReport> {
  const { databaseUrl, dataDir, kills, seconds, clients = 4, report = () => {} } = options;
  const ports: [number, number] = [await freePort(), await freePort()];
  const start = (args: string[] = []) => startLinli({ databaseUrl, dataDir, ports, args });
  let linli: Linli = await start(['--demo']);
  const db = openDb(databaseUrl, { onError: () => {} });
  try {
    const people = finder(db);
    const keeper = await people.housekeeper(0);
    const helper = await people.tradesperson(keeper.zoneId);
    const house = { db, auth: createAuth(db), linli, databaseUrl, dataDir };
    const { rows } = await db.pool.query<{ id: string }>(
      'select u.id from unit u join building b on b.id = u.building_id where b.zone_id = $1 order by u.id limit 50',
      [keeper.zoneId],
    );
    const span = Math.min(seconds, kills * 2);
    const overdue = await breakPromises(db, span);
    const cookie = await cookieOf(house, keeper, 'office');
    const heard = listen(linli.office, cookie);
    const traffic = startTraffic({
      url: linli.office,
      cookie,
      unitIds: rows.map(({ id }) => id),
      assigneeId: helper.staffId,
      clients,
    });
    const begun = Date.now();
    let killed = 0;
    for (; killed < kills && Date.now() - begun < seconds * 1000; killed++) {
      await sleep(Math.random() ** 2 * 1500);
      linli.child.kill('SIGKILL');
      await once(linli.child, 'exit');
      linli = await start();
      if (killed % 10 === 9) report(`${killed + 1} kills, ${traffic.said.steps.length} steps acknowledged`);
    }
    await sleep(Math.max(0, begun + span * 1000 + 2000 - Date.now()));
    await traffic.stop();
    await untilNothingIsDue(db);
    const wrong = [...(await verify(db, traffic.said, overdue)), ...heard.twice()];
    heard.close();
    const told = await db.pool.query(`select 1 from ticket_event where type in ('clock_breached', 'escalated')`);
    const took = Math.round((Date.now() - begun) / 1000);
    return { kills: killed, seconds: took, said: traffic.said, told: Number(told.rowCount), wrong };
  } finally {
    await db.close();
    await linli.stop();
  }
}

/** A screen that stays open over every restart: it may miss a word, which looking again makes good, but hears none twice. */
function listen(url: string, cookie: string) {
  const heard = new Map<string, number>();
  const socket = io(url, { extraHeaders: { cookie }, transports: ['websocket'], reconnectionDelayMax: 300 });
  socket.on('hint', (hint: { type: string; id: string; seq: number }) => {
    const one = `${hint.type} ${hint.id} ${hint.seq}`;
    heard.set(one, (heard.get(one) ?? 0) + 1);
  });
  return {
    twice() {
      if (heard.size === 0) return ['the open screen heard nothing'];
      return [...heard].filter(([, times]) => times > 1).map(([one, times]) => `heard ${times} times: ${one}`);
    },
    close: () => socket.close(),
  };
}

/** Matters whose first reply is promised within a minute of their filing, and breaks at some moment of the next `span` seconds. */
async function breakPromises(db: Db, span: number): Promise<string[]> {
  await db.pool.query(
    `update clock_policy p set minutes = 1, warn_share = 0.5, escalate_every_minutes = 1, calendar = $1 where clock = 'reply'`,
    ['always'],
  );
  const { rows } = await db.pool.query<{ id: string }>(`select id from account where door = 'portal' limit 20`);
  const auth = createAuth(db);
  const filed: string[] = [];
  for (let n = 0; n < span * 2; n++) {
    const actor = await auth.actorOf(rows[n % rows.length]?.id ?? '');
    const at = new Date(Date.now() - 60_000 + (n / 2) * 1000);
    const matter = `楼道灯第 ${n} 次不亮`;
    const input = { submissionKey: newId(), kind: 'repair', category: 'engineering.lighting', matter };
    if (!actor) throw new Error('no resident in the demo estate');
    const ctx = { db, actor, clock: () => at, door: 'portal' as const };
    filed.push((await createTicket(ctx, createTicketInput.parse(input))).id);
  }
  return filed;
}

/** What lay while the server was dead is done soon after the last start. */
async function untilNothingIsDue(db: Db): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(250)) {
    const { rowCount } = await db.pool.query(
      'select 1 from graphile_worker._private_jobs where run_at < now() and attempts < max_attempts limit 1',
    );
    if (rowCount === 0) return;
  }
}
