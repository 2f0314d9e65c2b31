import { newId, Prisma } from '@linli/db';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, keysetPage } from './keyset.ts';

describe('a cursor', () => {
  it('comes back as it went', () => {
    const keyset = { at: new Date('2026-11-21T02:03:04.567Z'), id: newId() };
    expect(decodeCursor(encodeCursor(keyset))).toEqual(keyset);
  });

  it.each([undefined, '', 'x', "1_'; drop table ticket", '99999999999999999999_a', `1_${'-'.repeat(36)}`])(
    'tampered with (%s) starts anew',
    (cursor) => {
      expect(decodeCursor(cursor)).toBeNull();
    },
  );
});

describe('a page', () => {
  const order = { at: Prisma.sql`t.created_at`, id: Prisma.sql`t.id`, descending: true };
  const rows = Array.from({ length: 4 }, (_, n) => ({ id: newId(), at: new Date(1_000_000 * (9 - n)) }));

  it('asks for one row more, gives as many as wanted, and says where the next begins', () => {
    const page = keysetPage(order, { limit: 3 });
    expect(page.orderAndLimit.values).toEqual([4]);
    expect(page.where.sql).toBe('true');
    const { rows: cut, nextCursor } = page.cut(rows, ({ at }) => at);
    expect(cut).toEqual(rows.slice(0, 3));
    expect(keysetPage(order, { limit: 3, cursor: nextCursor ?? '' }).where.values).toEqual([rows[2]?.at, rows[2]?.id]);
  });

  it('is the last when there are no more rows', () => {
    expect(keysetPage(order, { limit: 4 }).cut(rows).nextCursor).toBeNull();
    expect(keysetPage(order, { limit: 4 }).cut([]).nextCursor).toBeNull();
  });
});
