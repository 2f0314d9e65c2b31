import { relative } from 'node:path';
import { type Config, loadConfig, repoRoot } from '@linli/config';
import { startEmbedded } from './embedded/index.ts';
import { checkDrift, migrate, newMigration } from './migrate/index.ts';

const usage = 'Say "pnpm db:new NAME", "pnpm db:migrate" or "pnpm db:check".';

async function withDatabase(config: Config, work: (url: string) => Promise<void>): Promise<void> {
  if (config.databaseUrl) return work(config.databaseUrl);
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: console.log });
  try {
    await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}

async function run(command: string | undefined, name: string | undefined): Promise<void> {
  if (command === 'new' && name) {
    const folder = await newMigration(name, new Date());
    if (folder) console.log(`Wrote ${relative(repoRoot, folder)}/migration.sql; read it before you commit it.`);
    else console.log('The schema has not changed: there is nothing to migrate.');
    return;
  }
  if (command === 'migrate') {
    return withDatabase(loadConfig(), async (url) => {
      const applied = await migrate(url);
      console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
    });
  }
  if (command === 'check') {
    const missing = await checkDrift();
    if (missing === undefined) return console.log('The migrations and the schema agree.');
    console.error(missing.trim());
    throw new Error('The migrations lack the SQL above: run "pnpm db:new NAME".');
  }
  throw new Error(usage);
}

run(process.argv[2], process.argv[3]).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
