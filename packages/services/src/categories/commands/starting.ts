import { newId } from '@linli/db';
import { type CategorySettings, startingCategories } from '@linli/domain/categories';
import type { Read } from '../../context/index.ts';

/**
 * Writes the categories that new communities start with (T2), to be changed in the office.
 * @param tree another tree than the built-in one: the demo's
 */
export async function insertStartingCategories(
  read: Read,
  communityIds: readonly string[],
  at: Date,
  { id = newId, tree = startingCategories }: { id?: () => string; tree?: readonly CategorySettings[] } = {},
): Promise<void> {
  const rows = communityIds.flatMap((communityId) => tree.map((category) => ({ ...category, id: id(), communityId })));
  await read(insertSql, [JSON.stringify(rows), at]);
}

const insertSql = `
insert into category (id, community_id, code, name, name_en, need, need_en, kinds, resident_kinds, questions, severity,
  urgent, area, trade, position, retired, changed_at)
select id, "communityId", code, name, "nameEn", need, "needEn", kinds, "residentKinds", questions, severity, urgent, area,
  trade, position, retired, $2::timestamptz
from jsonb_to_recordset($1::jsonb) as r(id uuid, "communityId" uuid, code text, name text, "nameEn" text, need text,
  "needEn" text, kinds text[], "residentKinds" text[], questions jsonb, severity text, urgent boolean, area text,
  trade text, position int, retired boolean)`;
