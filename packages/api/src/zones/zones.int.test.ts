import { createSignIn, createTeam, useDatabase } from '@linli/testing';
import { describe, expect, it } from 'vitest';
import { createPortalApi } from '../portal.ts';

const database = useDatabase();

describe('the places that a resident picks from', () => {
  it('tell neither what their QR carries, nor when staff walk past (P6)', async () => {
    const team = await createTeam(database.db);
    await createSignIn(team);
    const { spotId, spotCode } = team.place.zone;
    const api = createPortalApi(team.resident.ctx);
    const listed = (await api.zones.spots()).find(({ id }) => id === spotId);
    const opened = await api.zones.spot({ code: spotCode });
    const told = ['id', 'kind', 'name', 'nameEn', 'zoneName', 'zoneNameEn'];
    expect(Object.keys(opened).sort()).toEqual(told);
    expect(Object.keys(listed ?? {}).sort()).toEqual([...told, 'buildingId', 'floor', 'near'].sort());
    expect(JSON.stringify([await api.zones.spots(), opened])).not.toContain(spotCode);
  });
});
