import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';

type Step = { name: string; run: () => Promise<unknown> };

export type Shutdown = {
  /** What was begun later is ended earlier. */
  add(name: string, run: () => Promise<unknown>): void;
  begin(reason: string | undefined, code?: number): Promise<never>;
};

const patience = 10_000;
const watchEvery = 500;

/**
 * Ends everything in turn, on a signal, when the program that started us is gone, or on a fatal error. A second signal
 * forces the end; a terminal and pnpm send the first one twice, so the second must come a second later.
 */
export function handleShutdown(log: Logger, say: (line: string) => void): Shutdown {
  const steps: Step[] = [];
  let begunAt = 0;
  let ending: Promise<never> | undefined;

  async function end(reason: string | undefined, code: number): Promise<never> {
    begunAt = Date.now();
    if (reason) say(`Stopping (${reason}) …`);
    for (const { name, run } of steps.reverse()) {
      const late = new Promise<void>((done) => setTimeout(done, patience).unref());
      await Promise.race([run().catch((err) => log.error({ err }, `stopping ${name}`)), late]);
    }
    process.exit(code);
  }
  const begin = (reason: string | undefined, code = 0) => {
    ending ??= end(reason, code);
    return ending;
  };
  const onSignal = (signal: NodeJS.Signals) => {
    if (ending && Date.now() - begunAt > 1000) process.exit(130);
    void begin(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Writing to a terminal that was closed must not break the way out.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'unexpected error');
    void begin('unexpected error', 1);
  });
  process.on('unhandledRejection', (err) => log.error({ err }, 'unexpected rejection'));

  const chain = launchers();
  const watch = setInterval(() => {
    if (chain.some(({ pid, parent }) => parentOf(pid) !== parent)) void begin('the program that started Linli is gone');
  }, watchEvery);
  watch.unref();
  return { add: (name, run) => void steps.push({ name, run }), begin };
}

type Link = { pid: number; parent: number };

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/**
 * The npm, npx, pnpm and `sh -c` above us. Ended by a signal, they do not pass it on; then our line of parents breaks.
 * Empty where there is no /proc, and when nothing of the kind started us.
 */
function launchers(): Link[] {
  const links: Link[] = [];
  for (let pid = process.pid; ; ) {
    const parent = parentOf(pid);
    if (!parent || parent === 1) return links;
    const launcher = /^(\S*\/)?(sh|bash|dash) -c |\b(npm|npx|pnpm)\b/.test(commandOf(parent));
    if (!launcher) return links;
    links.push({ pid, parent });
    pid = parent;
  }
}
