import type { Read } from '../../context/index.ts';

/** A login at the office for each of these people who has none. */
export async function openAccounts(read: Read, staffIds: readonly string[]): Promise<void> {
  await read(
    `insert into account (id, door, staff_id)
     select gen_random_uuid(), 'office', s.id from staff s
     where s.id = any($1::uuid[]) and not exists (select 1 from account a where a.staff_id = s.id)`,
    [staffIds],
  );
}
