import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repoRoot } from '@linli/config';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as Wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import { type Folders, readSchema } from './folders.ts';

const glue = '@prisma/schema-engine-wasm/schema_engine_bg';

/** Tables and enums that somebody else keeps: none in the schema `public`. */
export const filters = { externalTables: [], externalEnums: [] };

let loaded: Promise<typeof Wasm> | undefined;

async function load(): Promise<typeof Wasm> {
  const require = createRequire(join(repoRoot, 'packages/db/package.json'));
  const file = require.resolve(glue);
  const engine: typeof Wasm = await import(pathToFileURL(file).href);
  const wasm = new WebAssembly.Module(readFileSync(join(file, '../schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': engine as WebAssembly.ModuleImports });
  // Without it a panic of the engine hides its reason.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`The migration engine failed: ${message}`);
      },
    },
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/** Prisma's own migration engine as WebAssembly, on the given connections. Nothing is downloaded. */
export async function openEngine(
  folders: Folders,
  connections: SqlMigrationAwareDriverAdapterFactory,
): Promise<Wasm.SchemaEngine> {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  const datamodels = readSchema(folders).map(({ path, content }): [string, string] => [path, content]);
  return await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(connections));
}

/** The engine's words without its stack. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/\s0: (sql_)?schema_.*$/s, '')
    .replace(/\s+/g, ' ')
    .trim();
}
