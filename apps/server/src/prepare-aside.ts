import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the preparing process is told, over its channel and not its command line: the address holds a password. */
export type Task = { url: string; dataDir: string; demo: boolean };
export type Report = { said: string } | { failed: string };

const program = import.meta.url.endsWith('.ts') ? './prepare.ts' : './prepare.js';

/**
 * Migrates and seeds in a process of its own: the engine of the migrations and the pictures of the demo would leave
 * this one twice as large for good.
 */
export async function prepareAside(task: Task, say: (line: string) => void): Promise<void> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let failure: string | undefined;
  child.on('message', (report: Report) => {
    if ('said' in report) say(report.said);
    else failure = report.failed;
  });
  child.send(task);
  const code = await new Promise<number | null>((done, failed) => child.once('error', failed).once('exit', done));
  if (code !== 0) throw new Error(failure ?? 'The database could not be prepared.');
}
