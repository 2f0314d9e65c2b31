import { Prisma } from '@linli/db';

/** Where a page ended: the sort value and the id that breaks ties. */
type Keyset = { at: Date; id: string };

/** Columns that a list is ordered by: a moment and the id, or the id alone; each pair has an index that ends in it. */
export type KeysetOrder = { at?: Prisma.Sql; id: Prisma.Sql; descending?: boolean };

/** One page of a list: what its query needs, and what its rows make. */
export function keysetPage({ at, id, descending = false }: KeysetOrder, input: { cursor?: string; limit: number }) {
  const after = decodeCursor(input.cursor);
  const direction = descending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
  const beyondBoth = (end: Keyset) =>
    at
      ? Prisma.sql`(${at}, ${id}) ${beyond} (${end.at}::timestamptz, ${end.id}::uuid)`
      : Prisma.sql`${id} ${beyond} ${end.id}::uuid`;
  return {
    after,
    /** What stands behind the page before. */
    where: after ? beyondBoth(after) : Prisma.sql`true`,
    /** One row more than asked for tells whether there is a further page. */
    orderAndLimit: Prisma.sql`order by ${at ? Prisma.sql`${at} ${direction},` : Prisma.empty} ${id} ${direction}
      limit ${input.limit + 1}`,
    /** The rows of this page, and the cursor of the next; `atOf` answers the sort value of a row. */
    cut<R extends { id: string }>(found: readonly R[], atOf: (row: R) => Date | null = () => null) {
      const rows = found.slice(0, input.limit);
      const last = rows.at(-1);
      const more = found.length > input.limit && last;
      return { rows, nextCursor: more ? encodeCursor({ at: atOf(last) ?? new Date(0), id: last.id }) : null };
    },
  };
}

/** Opaque to clients. */
export function encodeCursor({ at, id }: Keyset): string {
  return `${at.getTime()}_${id}`;
}

/** Reads a cursor; one that was tampered with starts from the beginning. */
export function decodeCursor(cursor = ''): Keyset | null {
  const match = /^(-?\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor);
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
}
