/**
 * The walls of the house. Rooms stand in one order, outermost first; each may import only what stands below it.
 * Rules are generated from this list, so the list is the whole truth. Every package's manifest says the same again:
 * what it does not list, it cannot import.
 */
export const rooms = ['ui', 'api', 'realtime', 'services', 'files', 'auth', 'db', 'i18n', 'config', 'domain'];

const room = (name) => `^packages/${name}/`;

const oneWay = rooms.slice(1).map((name, index) => ({
  name: `${name}-imports-only-what-stands-below`,
  comment: `packages/${name} stands below ${rooms.slice(0, index + 1).join(', ')}: move the code down, or call it from above.`,
  severity: 'error',
  from: { path: room(name) },
  to: { path: [...rooms.slice(0, index + 1).map(room), '^apps/'] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...oneWay,
    {
      name: 'domain-is-pure',
      comment: 'Rules depend on zod alone: no Node, no framework, no I/O. Pass what they need as arguments.',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.(test|arbitrary)\\.ts$' },
      to: { pathNot: ['^packages/domain/', 'node_modules/.*zod'] },
    },
    {
      name: 'ui-knows-no-noun',
      comment: 'Primitives take words and values as props; what knows a ticket lives in an app.',
      severity: 'error',
      from: { path: room('ui') },
      to: { path: ['^packages/(?!ui/|i18n/)', '^apps/'] },
    },
    {
      name: 'screens-have-one-door',
      comment: 'Apps reach data through context.api only: at run time they may not import what touches it.',
      severity: 'error',
      from: { path: '^apps/(portal|office)/' },
      to: {
        path: ['^packages/(services|db|auth|files|config|testing)/', '^packages/api/', '^packages/realtime/src/server'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'screens-see-no-tables',
      comment: 'Not even types of the database: views are the shape of what a screen shows.',
      severity: 'error',
      from: { path: '^apps/(portal|office)/' },
      to: { path: '^packages/(db|auth|files|config|testing)/' },
    },
    {
      name: 'doors-are-apart',
      comment: 'The portal holds nothing of the office, nor the office of the portal.',
      severity: 'error',
      from: { path: '^apps/(portal|office)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'product-imports-no-tests',
      comment: 'Factories and fake clocks are for tests, seed and e2e.',
      severity: 'error',
      from: { path: ['^apps/', '^packages/(?!testing/)'], pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^packages/testing/', '^e2e/'] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?url$', '^\\./build', '/build/', '\\.d\\.ts$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/build/', '/generated/', '\\?url$'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
