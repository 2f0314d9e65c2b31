import { newId, openDb } from '@linli/db';
import { migrate } from '@linli/db/migrate';
import { openFiles } from '@linli/files';
import { isEmpty, seedDemo } from '@linli/prisma/seed';
import type { Report, Task } from './prepare-aside.ts';

const report = (line: Report) => process.send?.(line);

async function prepare({ url, dataDir, demo }: Task): Promise<void> {
  await migrate(url);
  if (!demo) return;
  const db = openDb(url);
  try {
    if (!(await isEmpty(db))) return;
    const log = (said: string) => report({ said });
    await seedDemo({ db, files: openFiles(dataDir, { newId }), now: new Date(), log });
  } finally {
    await db.close();
  }
}

// Ctrl-C reaches this process too; who started it decides when it ends.
process.on('SIGINT', () => {});
process.once('disconnect', () => process.exit(1));
process.once('message', async (task: Task) => {
  try {
    await prepare(task);
  } catch (error) {
    report({ failed: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  }
  process.removeAllListeners('disconnect');
  process.disconnect();
});
