import { type Actor, matrix, type Permission, type Role, roleOf, staffRoles } from '@linli/domain/access';
import { ticketActions } from '@linli/domain/tickets';
import { describe, expect, it } from 'vitest';
import { officeRouter } from './office.ts';
import { portalRouter } from './portal.ts';
import { createCallerFactory, type RequestCtx } from './trpc.ts';

type Schema = { safeParse(value: unknown): { success: boolean } };
type Definition = { meta?: { permission?: Permission }; inputs: Schema[]; output?: unknown; type: string };

const routers = { portal: portalRouter, office: officeRouter };
const walk = (router: (typeof routers)[keyof typeof routers]) =>
  Object.entries(router._def.procedures as unknown as Record<string, { _def: Definition }>).map(
    ([path, { _def }]) => [path, _def] as const,
  );
const doors = Object.entries(routers).map(([door, router]) => [door, router, walk(router)] as const);

/** The row of the matrix that is named as the procedure, where there is one: `tickets.dispatch`, `ticket.dispatch`. */
function permissionNamedAs(path: string): string | undefined {
  const [nouns = '', verb = ''] = path.split('.');
  const name = `${nouns.replace(/s$/, '')}.${verb.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
  return name in matrix ? name : undefined;
}

const actors: Actor[] = [
  ...staffRoles.map((role): Actor => {
    const reach = { zoneIds: ['z'], teamIds: ['t'], communityIds: ['c'], standsInFor: [], peopleBelow: [] };
    return { kind: 'staff', accountId: 'a', staffId: 's', role, name: '', ...reach };
  }),
  {
    kind: 'resident',
    accountId: 'a',
    memberId: 'm',
    householdId: 'h',
    unitId: 'u',
    communityId: 'c',
    zoneId: 'z',
    name: '',
    phone: '',
  },
];

/** Calls a procedure where no database is: whoever gets past the door fails in another way. */
function knock(router: (typeof routers)[keyof typeof routers], path: string, actor: Actor | null) {
  const ctx: RequestCtx = { actor, clock: () => new Date(0), door: 'office', db: undefined as never };
  const caller = createCallerFactory(router as typeof officeRouter)(ctx) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [noun = '', verb = ''] = path.split('.');
  return caller[noun]?.[verb]?.({});
}

describe.each(doors)('every procedure of the %s', (_door, router, procedures) => {
  it.each(procedures)('%s declares a permission of the matrix, its input and its output', (path, procedure) => {
    expect(Object.keys(matrix)).toContain(procedure.meta?.permission);
    expect(procedure.output, 'an output schema').toBeDefined();
    // A few queries ask nothing; a change always says what of.
    if (procedure.type === 'mutation' || path.endsWith('.get')) expect(procedure.inputs, 'an input').toHaveLength(1);
    for (const input of procedure.inputs) expect(input.safeParse('anything').success, 'checks its input').toBe(false);
  });

  it.each(procedures.filter(([path]) => permissionNamedAs(path)))(
    '%s is under its own permission',
    (path, { meta }) => {
      expect(meta?.permission).toBe(permissionNamedAs(path));
    },
  );

  it.each(procedures)(
    '%s refuses who is not signed in, and who holds its permission nowhere',
    async (path, { meta }) => {
      await expect(knock(router, path, null)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      const row: Partial<Record<Role, unknown>> = meta ? matrix[meta.permission as Permission] : {};
      for (const actor of actors.filter((it) => !(roleOf(it) in row))) {
        await expect(knock(router, path, actor), roleOf(actor)).rejects.toMatchObject({
          code: 'FORBIDDEN',
          message: 'access.denied',
        });
      }
    },
  );
});

it('every step of the lifecycle has a procedure of its name', () => {
  const names = doors.flatMap(([, , procedures]) => procedures.map(([path]) => path));
  expect(ticketActions.filter((action) => !names.includes(`tickets.${action}`))).toEqual([]);
});

describe('the portal', () => {
  it('holds no procedure that only staff may use', () => {
    const forResidents = Object.entries(matrix).flatMap(([name, row]) => ('resident' in row ? [name] : []));
    for (const [path, { meta }] of walk(portalRouter)) expect(forResidents, path).toContain(meta?.permission);
  });
});
