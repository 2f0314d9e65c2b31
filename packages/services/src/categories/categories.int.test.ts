import { newId } from '@linli/db';
import { addCategoryInput, type EditCategoryInput, editCategoryInput } from '@linli/domain/categories';
import { createTicketInput, registerTicketInput } from '@linli/domain/tickets';
import { createTeam, createTicket, type Team, useDatabase } from '@linli/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTicket as file, getTicket, listCandidates, registerTicket } from '../tickets/index.ts';
import {
  addCategory,
  type CategoryView,
  deleteCategory,
  editCategory,
  getCategoryTree,
  listCategoryNames,
  listOfferedCategories,
  moveCategory,
  restoreCategory,
  retireCategory,
} from './index.ts';

const database = useDatabase();
let team: Team;
beforeEach(async () => {
  team = await createTeam(database.db);
});

async function find(code: string): Promise<CategoryView> {
  const { categories } = await getCategoryTree(team.director.ctx);
  return categories.find((one) => one.code === code) ?? expect.fail(code);
}
const target = async (code: string) => {
  const { id: categoryId, version } = await find(code);
  return { categoryId, version };
};
async function edit(code: string, change: Partial<EditCategoryInput>) {
  const category = await find(code);
  return await editCategory(
    team.director.ctx,
    editCategoryInput.parse({ ...category, categoryId: category.id, ...change }),
  );
}
const matter = (category: string, answers: Record<string, string> = {}) =>
  createTicketInput.parse({ submissionKey: newId(), kind: 'repair', category, matter: '电梯停了', answers });
const offered = async () => (await listOfferedCategories(team.resident.ctx)).map(({ code }) => code);

const trapped = {
  ...{
    key: 'trapped',
    zh: '有人被困吗？',
    en: 'Anybody trapped?',
    type: 'yes_no' as const,
    required: true,
    choices: [],
  },
  raisesTo: 'major',
} satisfies EditCategoryInput['questions'][number];

describe('a category', () => {
  it('that is added is offered at once, wherever copies are kept, and can be sent to another trade (T7)', async () => {
    expect(await offered()).not.toContain('order.charging');
    const { communityId } = team.place;
    await addCategory(team.director.ctx, { communityId, parent: 'order', name: '充电桩', nameEn: 'Charging' });
    await edit('order.charging', { trade: 'engineering', residentKinds: ['repair'] });
    expect(await offered()).toContain('order.charging');
    const { id: ticketId, number } = await file(team.resident.ctx, matter('order.charging'));
    expect(await getTicket(team.resident.ctx, { number })).toMatchObject({
      category: 'order.charging',
      categoryName: '充电桩',
      categoryNameEn: 'Charging',
    });
    const candidates = await listCandidates(team.director.ctx, { ticketId });
    expect(candidates.find(({ reasons }) => reasons.includes('trade_fits'))?.trades).toContain('engineering');
    expect((await listCategoryNames(team.director.ctx)).map(({ code }) => code)).toContain('order.charging');
  });

  it('that asks is answered, or the form comes back with the problem beside the question', async () => {
    await edit('engineering.lift', { questions: [trapped] });
    await expect(file(team.resident.ctx, matter('engineering.lift'))).rejects.toMatchObject({
      issues: [{ path: ['answers.trapped'], message: 'required' }],
    });
    const trappedIn = { ...matter('engineering.lift', { trapped: 'yes' }), placeWords: '2 号梯' };
    const { number } = await file(team.resident.ctx, trappedIn);
    await edit('engineering.lift', { questions: [{ ...trapped, zh: '困人了吗？' }] });
    for (const ctx of [team.resident.ctx, team.director.ctx]) {
      const ticket = await getTicket(ctx, { number });
      expect(ticket).toMatchObject({ severity: 'major', area: 'public' });
      expect(ticket.answers).toEqual([
        { key: 'trapped', zh: '有人被困吗？', en: 'Anybody trapped?', answer: '是', answerEn: 'Yes' },
      ]);
      expect(ticket.events[0]?.data).toEqual({});
    }
  });

  it('that is used is retired and never deleted; then nobody is offered it, and its matters keep it', async () => {
    const { number } = await createTicket(team, { category: 'engineering.plumbing' });
    expect((await find('engineering.plumbing')).openTickets).toBe(1);
    await expect(deleteCategory(team.director.ctx, await target('engineering.plumbing'))).rejects.toMatchObject({
      code: 'category.in_use',
    });
    await retireCategory(team.director.ctx, await target('engineering.plumbing'));
    expect(await offered()).not.toContain('engineering.plumbing');
    await expect(createTicket(team)).rejects.toMatchObject({ code: 'category.not_offered' });
    expect((await getTicket(team.resident.ctx, { number })).category).toBe('engineering.plumbing');
    await restoreCategory(team.director.ctx, await target('engineering.plumbing'));
    await createTicket(team);
  });

  it('goes with its root when that is retired, and holds it while it stands under it', async () => {
    await expect(deleteCategory(team.director.ctx, await target('greening'))).rejects.toMatchObject({
      code: 'category.has_leaves',
    });
    await retireCategory(team.director.ctx, await target('engineering'));
    expect((await offered()).filter((code) => code.startsWith('engineering'))).toEqual([]);
  });

  it('that nobody used is deleted; one with a norm of its own is used', async () => {
    await deleteCategory(team.director.ctx, await target('greening.trees'));
    const { communityId } = team.place;
    const policy = await database.db.prisma.clockPolicy.findFirstOrThrow({ where: { communityId } });
    await database.db.prisma.clockPolicy.create({ data: { ...policy, id: newId(), category: 'greening.plants' } });
    await expect(deleteCategory(team.director.ctx, await target('greening.plants'))).rejects.toMatchObject({
      code: 'category.in_use',
    });
  });

  it('says beforehand whether it can be deleted: not with a matter that has ended, a norm, or leaves', async () => {
    const deletable = async (code: string, { ctx } = team.director) =>
      (await getCategoryTree(ctx)).categories.find((one) => one.code === code)?.abilities.delete;
    expect(await deletable('engineering.lighting')).toBe(true);
    expect(await deletable('engineering')).toBe(false);
    expect(await deletable('engineering.lighting', team.housekeeper)).toBe(false);
    await createTicket(team, { category: 'engineering.lighting', status: 'cancelled' });
    expect(await find('engineering.lighting')).toMatchObject({
      openTickets: 0,
      abilities: { edit: true, delete: false },
    });
    await expect(deleteCategory(team.director.ctx, await target('engineering.lighting'))).rejects.toMatchObject({
      code: 'category.in_use',
    });
    const { communityId } = team.place;
    const policy = await database.db.prisma.clockPolicy.findFirstOrThrow({ where: { communityId } });
    await database.db.prisma.clockPolicy.create({ data: { ...policy, id: newId(), category: 'greening.plants' } });
    expect(await deletable('greening.plants')).toBe(false);
    // Of another community nothing hangs on it.
    const elsewhere = await createTeam(database.db);
    expect(await deletable('engineering.lighting', elsewhere.director)).toBe(true);
  });

  it('tells nobody of a matter about themselves by what it offers (T5)', async () => {
    const aboutStaffId = team.director.actor.staffId;
    await createTicket(team, { kind: 'complaint', category: 'cleaning.waste', area: 'public', aboutStaffId });
    const offer = (await getCategoryTree(team.director.ctx)).categories.find(({ code }) => code === 'cleaning.waste');
    expect(offer).toMatchObject({ openTickets: 0, abilities: { delete: true } });
  });

  it('moves among its neighbours', async () => {
    const roots = async () =>
      (await getCategoryTree(team.director.ctx)).categories.flatMap(({ code }) => (code.includes('.') ? [] : [code]));
    const [first, second, ...rest] = await roots();
    const { id: categoryId } = await find(second ?? '');
    await moveCategory(team.director.ctx, { categoryId, step: 'up' });
    expect(await roots()).toEqual([second, first, ...rest]);
  });

  it('refuses a stale edit, and of two who edit at once exactly one (the screen says who)', async () => {
    const category = await find('fees');
    const input = editCategoryInput.parse({ ...category, categoryId: category.id, name: '物业费' });
    const results = await Promise.allSettled([
      editCategory(team.director.ctx, input),
      editCategory(team.director.ctx, { ...input, name: '收费' }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(editCategory(team.director.ctx, input)).rejects.toMatchObject({ code: 'category.changed_meanwhile' });
  });

  it('that could not stand is refused', async () => {
    const choice = { ...trapped, type: 'choice' as const };
    await expect(edit('fees', { questions: [choice] })).rejects.toMatchObject({
      code: 'category.unfit',
      params: { problem: 'choices_missing' },
    });
    await expect(edit('fees', { kinds: ['repair'] })).rejects.toMatchObject({
      params: { problem: 'kinds_contradict' },
    });
  });

  it('that reads as its neighbour does is refused beside the name; elsewhere, or as it was, it may (T2)', async () => {
    const { communityId } = team.place;
    const add = (name: string, nameEn: string, parent?: string) =>
      addCategory(team.director.ctx, addCategoryInput.parse({ communityId, parent, name, nameEn }));
    const refusal = (...fields: string[]) => ({ issues: fields.map((path) => ({ path: [path], message: 'taken' })) });
    await add('充电桩', 'EV charging', 'order');
    await expect(add(' 充电桩 ', 'Chargers', 'order')).rejects.toMatchObject(refusal('name'));
    await expect(add('电动车', 'ev  Charging', 'order')).rejects.toMatchObject(refusal('nameEn'));
    await expect(add('停车', 'PARKING', 'order')).rejects.toMatchObject(refusal('name', 'nameEn'));
    await retireCategory(team.director.ctx, await target('order.ev_charging'));
    await expect(add('充电桩', 'Chargers', 'order')).rejects.toMatchObject(refusal('name'));
    await add('充电桩', 'EV charging', 'cleaning');
    await expect(edit('order.noise', { name: '停车', nameEn: 'Noise' })).rejects.toMatchObject(refusal('name'));
    await edit('order.parking', { name: '停车', nameEn: 'Parking' });
    await expect(add('工程维修', 'Works')).rejects.toMatchObject(refusal('name'));
  });

  it('is changed by those who lead the community alone, and is not there for others', async () => {
    const fees = await target('fees');
    await expect(retireCategory(team.housekeeper.ctx, fees)).rejects.toMatchObject({ code: 'access.denied' });
    expect((await getCategoryTree(team.housekeeper.ctx)).abilities).toEqual({ edit: false });
    const elsewhere = await createTeam(database.db);
    await expect(retireCategory(elsewhere.director.ctx, fees)).rejects.toMatchObject({ code: 'category.not_found' });
    const { communityId } = team.place;
    await expect(getCategoryTree(elsewhere.director.ctx, { communityId })).rejects.toMatchObject({
      code: 'record.not_found',
    });
  });
});

it('four elements, whatever the door: time, place, person and matter (T2)', async () => {
  const { communityId, zone } = team.place;
  const at = { submissionKey: newId(), kind: 'repair', category: 'other', matter: '灯坏了' };
  const staff = (more: object) =>
    registerTicket(team.housekeeper.ctx, registerTicketInput.parse({ ...at, ...more, submissionKey: newId() }));
  await file(team.resident.ctx, createTicketInput.parse(at));
  await file(
    team.resident.ctx,
    createTicketInput.parse({ ...at, submissionKey: newId(), area: 'public', placeWords: '西门' }),
  );
  await file(
    team.resident.ctx,
    createTicketInput.parse({ ...at, submissionKey: newId(), area: 'public', spotId: zone.spotId }),
  );
  await staff({ source: 'phone', unitId: zone.unitId });
  await staff({ source: 'patrol', kind: 'patrol', spotId: zone.spotId });
  const position = { lat: 31.2, lng: 121.4 };
  await database.db.prisma.building.update({ where: { id: zone.buildingId }, data: position });
  await staff({ source: 'walk_in', position });
  const rows = await database.db.prisma.ticket.findMany({ where: { communityId } });
  expect(rows).toHaveLength(6);
  for (const row of rows) {
    expect(row.createdAt).toBeInstanceOf(Date);
    expect([row.placeText, row.placeTextEn, row.reporterName, row.matter]).not.toContain('');
    const filedAt = [row.unitId, row.spotId, row.lat].filter((place) => place !== null);
    expect(filedAt.length > 0 || row.source === 'portal', row.source).toBe(true);
    expect(row.reporterMemberId ?? row.reporterStaffId).not.toBeNull();
  }
});
