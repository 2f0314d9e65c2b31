import { defineConfig } from 'vitest/config';

const skip = ['**/node_modules/**', '**/dist/**', '**/build/**'];
const source = '{packages,apps,prisma}/**';

/** What `pnpm check` asks beside the tools: names and walls, both languages complete, every procedure behind its permission. */
const structure = [
  'packages/testing/src/structure/*.test.ts',
  'packages/i18n/src/{parity,coverage}.test.ts',
  'packages/api/src/walk.test.ts',
  'packages/domain/src/access/rules.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${source}/*.test.{ts,tsx}`],
          exclude: [...skip, '**/*.int.test.ts', ...structure],
        },
      },
      {
        test: {
          name: 'int',
          include: [`${source}/*.int.test.ts`],
          exclude: skip,
          globalSetup: ['packages/testing/src/global-setup.ts'],
          // Only to end what hangs: nothing here is timed, and the machine may be busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'structure', include: structure, exclude: skip } },
    ],
  },
});
