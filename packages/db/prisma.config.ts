import { defineConfig } from 'prisma/config';

// The command wants to download a native engine that `generate` never starts; any executable path keeps it from trying.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: '../../prisma/schema',
  migrations: { path: '../../prisma/migrations' },
});
