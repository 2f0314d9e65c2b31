import { createTeam, useDatabase } from '@linli/testing';
import { expect, it } from 'vitest';
import { createOfficeApi } from '../office.ts';
import { createPortalApi } from '../portal.ts';

const database = useDatabase();

/** Every name in an answer, however deep. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

it('a household is told promises, not what breaks next nor whether that is late (T8)', async () => {
  const team = await createTeam(database.db);
  const portal = createPortalApi(team.resident.ctx);
  const fields = { kind: 'repair', category: 'engineering.lighting', matter: '路灯不亮', area: 'private' };
  const filed = { ...fields, submissionKey: crypto.randomUUID(), placeWords: '', photoIds: [] };
  const { number } = await portal.tickets.create(filed as never);
  const staffOnly = ['nextDueAt', 'nextClock', 'late'];
  const toResident = [await portal.tickets.list({} as never), await portal.tickets.get({ number: String(number) })];
  const office = createOfficeApi(team.housekeeper.ctx);
  const toStaff = [await office.tickets.list({} as never), await office.tickets.get({ number: String(number) })];
  for (const answer of toResident) {
    expect(keysOf(answer)).toEqual(expect.arrayContaining(['doneDueAt', 'status']));
    expect(keysOf(answer).filter((key) => staffOnly.includes(key))).toEqual([]);
  }
  for (const answer of toStaff) expect(keysOf(answer)).toEqual(expect.arrayContaining(staffOnly));
});
