import { defineConfig } from 'vitest/config';

const skip = ['**/node_modules/**', '**/dist/**', '**/build/**'];
const source = '{packages,apps,prisma}/**';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${source}/*.test.{ts,tsx}`],
          exclude: [...skip, '**/*.int.test.ts', 'packages/testing/src/structure/**'],
        },
      },
      {
        test: {
          name: 'int',
          include: [`${source}/*.int.test.ts`],
          exclude: skip,
          globalSetup: ['packages/testing/src/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'structure', include: ['packages/testing/src/structure/*.test.ts'], exclude: skip } },
    ],
  },
});
