import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@linli/db';

/** What a client was told, to be held against the database at the end. */
export type Said = {
  /** Matters by submission key: sent again with the same key until they are acknowledged. */
  matters: Map<string, { words: string; acknowledged: boolean }>;
  /** Notes by their words, which are nobody else's: sent once, whatever becomes of them. */
  notes: Map<string, { acknowledged: boolean }>;
  /** Steps that were acknowledged, as the answer said. */
  steps: { ticketId: string; version: number; status: string }[];
  refused: Map<string, number>;
};

type Answer = { id: string; version: number; status: string };

/** Who acts, where, and through which door. */
export type Traffic = { url: string; cookie: string; unitIds: readonly string[]; assigneeId: string; clients: number };

const restAfterLoss = 40;

/** Clients that report, step, hold and note without a pause, until they are told to stop. */
export function startTraffic({ url, cookie, unitIds, assigneeId, clients }: Traffic) {
  const said: Said = { matters: new Map(), notes: new Map(), steps: [], refused: new Map() };
  let stopped = false;

  /** The answer; null when it was refused, undefined when nobody knows whether it arrived. */
  async function ask(procedure: string, input: Record<string, unknown>): Promise<Answer | null | undefined> {
    try {
      const answer = await fetch(`${url}/trpc/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, origin: url },
        body: JSON.stringify({ json: input }),
        signal: AbortSignal.timeout(5000),
      });
      const body = (await answer.json()) as { result?: { data: { json: Answer } } };
      if (body.result) return body.result.data.json;
      if (answer.status < 500) said.refused.set(procedure, (said.refused.get(procedure) ?? 0) + 1);
      return answer.status < 500 ? null : undefined;
    } catch {
      await sleep(restAfterLoss);
      return undefined;
    }
  }

  async function report(client: number, n: number): Promise<Answer | null> {
    const submissionKey = newId();
    const words = `第 ${client} 位的第 ${n} 件：楼道灯不亮`;
    said.matters.set(submissionKey, { words, acknowledged: false });
    const unitId = unitIds[(client + n) % unitIds.length];
    const matter = { submissionKey, unitId, source: 'phone', kind: 'repair', category: 'engineering.lighting' };
    while (!stopped) {
      const answer = await ask('tickets.register', { ...matter, matter: words });
      if (answer === undefined) continue;
      if (answer) said.matters.set(submissionKey, { words, acknowledged: true });
      return answer;
    }
    return null;
  }

  async function step(action: string, on: Answer, input: Record<string, unknown>): Promise<Answer | null> {
    const answer = await ask(`tickets.${action}`, { ticketId: on.id, version: on.version, ...input });
    if (!answer) return null;
    said.steps.push({ ticketId: on.id, version: answer.version, status: answer.status });
    return answer;
  }

  async function note(on: Answer): Promise<Answer | null> {
    const words = `看过现场 ${newId()}`;
    said.notes.set(words, { acknowledged: false });
    const answer = await ask('tickets.note', { ticketId: on.id, words });
    if (answer) said.notes.set(words, { acknowledged: true });
    return answer ?? null;
  }

  async function client(number: number): Promise<void> {
    for (let n = 0; !stopped; n++) {
      let ticket = await report(number, n);
      ticket &&= await step('accept', ticket, {});
      ticket &&= await note(ticket);
      // Comes back by itself while servers die.
      const until = new Date(Date.now() + 3000).toISOString();
      if (n % 3 === 0) ticket &&= await step('hold', ticket, { reason: 'parts', until, anyHour: true });
      else ticket &&= await step('dispatch', ticket, { assigneeId });
    }
  }

  const running = Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return {
    said,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
