import { matrix } from '@linli/domain/access';
import { describe, expect, it } from 'vitest';
import { officeRouter } from './office.ts';
import { portalRouter } from './portal.ts';

type Definition = { meta?: { permission?: string }; output?: unknown; type: string };

const proceduresOf = (router: typeof officeRouter | typeof portalRouter) =>
  Object.entries(router._def.procedures as unknown as Record<string, { _def: Definition }>);

describe.each([
  ['portal', portalRouter],
  ['office', officeRouter],
])('every procedure of the %s', (_door, router) => {
  it.each(proceduresOf(router))('%s declares a permission of the matrix and its output', (_path, procedure) => {
    expect(Object.keys(matrix)).toContain(procedure._def.meta?.permission);
    expect(procedure._def.output, 'an output schema').toBeDefined();
  });
});

describe('the portal', () => {
  it('holds no procedure that only staff may use', () => {
    const forResidents = Object.entries(matrix).flatMap(([name, row]) => ('resident' in row ? [name] : []));
    for (const [path, procedure] of proceduresOf(portalRouter)) {
      expect(forResidents, path).toContain(procedure._def.meta?.permission);
    }
  });
});

describe('nobody', () => {
  it.each(proceduresOf(officeRouter))('signed in: %s is refused before it looks at anything', async (path) => {
    const ctx = { actor: null, clock: () => new Date(0), door: 'office', db: undefined as never } as const;
    const caller = officeRouter.createCaller(ctx) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    const [noun = '', verb = ''] = path.split('.');
    await expect(caller[noun]?.[verb]?.({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});
