import type { TestProject } from 'vitest/node';
import { startTestCluster } from './cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { url: string; template: string };
  }
}

/** One PostgreSQL for all integration tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, template, stop } = await startTestCluster();
  project.provide('cluster', { url, template });
  return stop;
}
