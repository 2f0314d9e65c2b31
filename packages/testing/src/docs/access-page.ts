import { matrix, type Permission, type Role, type Scope, staffRoles } from '@linli/domain/access';

const roles: readonly Role[] = ['resident', ...staffRoles, 'system'];

const meanings: Record<Scope, string> = {
  own: "a resident's household; for staff, matters that they found, answer for or carry out, or that were put before them",
  assigned: 'matters that the person is sent to',
  crew: 'matters that the person is sent to, or goes along to',
  led: "matters that one of the person's people is sent to",
  team: "matters on the board of the person's team",
  offered: 'matters that are offered to the person to answer for',
  lender: "matters to which the person's zone lends somebody (T7)",
  responsible: 'matters that the person answers for to the end (T5)',
  steered: "everything in the person's zones, and what they answer for, are sent to or were asked about (Z2)",
  zone: "everything in the person's zones, and what is `own`",
  lent: 'what is `zone`, and what is `lender`',
  community: "everything in the person's community",
  region: 'everything in the communities of the region',
  company: 'everything in the communities of the company; for the program itself, everything',
};

function row(permission: Permission): string {
  const held: Partial<Record<Role, Scope>> = matrix[permission];
  return `| \`${permission}\` | ${roles.map((role) => held[role] ?? '·').join(' | ')} |`;
}

/** `docs/access.md`: who may do what, on which records (X6). */
export function accessPage(): string {
  return [
    '# Who may do what',
    '',
    'Written by `pnpm docs:write` from `packages/domain/src/access/matrix.ts`: change that, not this.',
    'No staff scope reaches beyond the communities in reach of the person.',
    '',
    '| scope | reaches |',
    '| --- | --- |',
    ...Object.entries(meanings).map(([scope, meaning]) => `| ${scope} | ${meaning} |`),
    '',
    `| permission | ${roles.map((role) => role.replaceAll('_', ' ')).join(' | ')} |`,
    `| --- |${' --- |'.repeat(roles.length)}`,
    ...(Object.keys(matrix) as Permission[]).map(row),
    '',
  ].join('\n');
}
