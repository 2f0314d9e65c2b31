import type { ReceivedForm } from '@linli/api/context';
import { readFailure } from '@linli/domain/kernel';
import type { AppLoadContext } from '@remix-run/node';
import { beforeEach, expect, it, vi } from 'vitest';
import type { FormOutcome } from '../session/form.ts';
import { sessionEndedOnPost } from '../session/load.ts';
import { steadyRevalidate } from '../session/steady-action.ts';
import { submitReport } from './submit.ts';

const photo = '018f0000-0000-7000-8000-000000000001';
const form: ReceivedForm = {
  fields: { submissionKey: 'k', kind: 'repair', category: 'engineering.plumbing', area: 'private', matter: '漏水' },
  photoIds: [photo],
  photoProblems: [],
};
const request = new Request('http://portal.test/report?kind=repair', { method: 'POST' });
const create = vi.fn();
const lift = {
  code: 'engineering.lift',
  kinds: ['repair'],
  questions: [{ key: 'inside', zh: '有人被困吗？', en: '', type: 'yes_no', required: true, choices: [] }],
};
const offered = async () => [lift, { ...lift, code: 'engineering.plumbing', questions: [] }];

function post(change: Partial<AppLoadContext>, received: Partial<ReceivedForm> = {}) {
  const context = {
    actor: { memberId: 'm' },
    api: { tickets: { create }, categories: { offered } },
    receiveForm: async () => ({ ...form, ...received }),
    demoAccounts: async () => [{ accountId: 'a', name: '余柏林' }],
    ...change,
  } as unknown as AppLoadContext;
  return submitReport({ request, context }).then((answer) => ({ context, answer }));
}

const cameBack = (answer: unknown) => answer as { data: FormOutcome; init: { status: number } };

beforeEach(() => {
  create.mockReset().mockResolvedValue({ number: 1024 });
});

it('leads to the ticket, with its photos', async () => {
  const { answer } = await post({});
  expect((answer as Response).headers.get('Location')).toBe('/tickets/1024?new=1');
  expect(create).toHaveBeenCalledWith(
    expect.objectContaining({ submissionKey: 'k', matter: '漏水', photoIds: [photo] }),
  );
});

it('sends nothing of what all share for what is at home, however the hidden lists stood', async () => {
  const hidden = { spotId: photo, buildingId: photo, floor: '3', position: '22.3,114.2', placeWords: '长椅旁' };
  await post({}, { fields: { ...form.fields, ...hidden } });
  for (const name of Object.keys(hidden)) expect(create.mock.lastCall?.[0]).not.toHaveProperty(name);
});

it('sends the point on the map, exact or by its square (T2)', async () => {
  const fields = { ...form.fields, area: 'public', positionCell: '22.3,114.2' };
  const sent = async (more: object) => {
    await post({}, { fields: { ...fields, ...more } });
    return create.mock.lastCall?.[0].position;
  };
  expect(await sent({ position: '22.31,114.21' })).toEqual({ lat: 22.31, lng: 114.21 });
  expect(await sent({ position: '' })).toEqual({ lat: 22.3, lng: 114.2 });
  expect(await sent({ positionCell: '' })).toBeUndefined();
});

it('sends everything that was said of the place: nothing is lost beside a spot (T2)', async () => {
  const sent = async (more: object) => {
    await post({}, { fields: { ...form.fields, area: 'public', buildingId: photo, floor: '3', ...more } });
    return create.mock.lastCall?.[0];
  };
  expect(await sent({})).toMatchObject({ buildingId: photo, floor: 3 });
  expect(await sent({ floor: '' })).toMatchObject({ buildingId: photo, floor: undefined });
  expect(await sent({ floor: 'x' })).toMatchObject({ floor: Number.NaN });
  expect(await sent({ floor: '0' })).toMatchObject({ floor: 0 });
  expect(await sent({ spotId: photo })).toMatchObject({ spotId: photo, buildingId: photo, floor: 3 });
  expect(await sent({ buildingId: '' })).toMatchObject({ buildingId: undefined, floor: 3 });
});

it('names nobody in what is no complaint, however the hidden list stood (T5)', async () => {
  const fields = { ...form.fields, aboutStaffId: photo };
  await post({}, { fields });
  expect(create).toHaveBeenLastCalledWith(expect.objectContaining({ aboutStaffId: undefined }));
  await post({}, { fields: { ...fields, kind: 'complaint' } });
  expect(create).toHaveBeenLastCalledWith(expect.objectContaining({ aboutStaffId: photo }));
});

it('keeps everything when the session has ended, offers to sign in, files nothing', async () => {
  const { answer, context } = await post({ actor: null });
  const { data, init } = cameBack(answer);
  expect(init.status).toBe(401);
  expect(data).toMatchObject({ values: form.fields, photoIds: [photo], failure: { code: 'auth.required' } });
  expect(data.accounts).toHaveLength(1);
  expect(sessionEndedOnPost(context)).toBe(true);
  expect(create).not.toHaveBeenCalled();
});

it('shows the form again after signing in, and files nothing by it', async () => {
  const { answer } = await post({}, { fields: { ...form.fields, accountId: 'a' } });
  expect(cameBack(answer).data).toMatchObject({ signedInAgain: true, photoIds: [photo], failure: null });
  expect(create).not.toHaveBeenCalled();
});

it('files nothing while a photo is wrong, and keeps the good ones', async () => {
  const { answer } = await post({}, { photoProblems: [{ file: 'a.heic', code: 'photo.heic' }] });
  const { data, init } = cameBack(answer);
  expect(init.status).toBe(400);
  expect(data).toMatchObject({ photoIds: [photo], photoProblems: [{ file: 'a.heic' }] });
  expect(create).not.toHaveBeenCalled();
});

it('lets go of a photo that is gone, or the form could never be sent', async () => {
  create.mockRejectedValue({ code: 'photo.not_found' });
  expect(cameBack((await post({})).answer).data.photoIds).toEqual([]);
});

it('says which field is wrong', async () => {
  create.mockRejectedValue({ cause: { issues: [{ path: ['matter'], code: 'too_small', message: 'required' }] } });
  const { data, init } = cameBack((await post({})).answer);
  expect(init.status).toBe(400);
  expect(data.failure?.fields).toEqual({ matter: 'required' });
});

it('names a required question together with what else is to be mended (T2)', async () => {
  const wrong = { issues: [{ path: ['matter'], code: 'too_small', message: '', input: '' }] };
  create.mockRejectedValue(wrong);
  const fields = async (more: object) => {
    const { answer } = await post({}, { fields: { ...form.fields, category: lift.code, ...more } });
    return cameBack(answer).data.failure?.fields;
  };
  const problem = readFailure(wrong).fields;
  expect(Object.keys(problem)).toEqual(['matter']);
  expect(await fields({})).toEqual({ 'answers.inside': 'required', ...problem });
  expect(await fields({ 'answer:engineering.lift:inside': 'yes' })).toEqual(problem);
  expect(await fields({ category: '' })).toEqual(problem);
});

it('says beside the category that it is no longer offered, and reads the choices again', async () => {
  create.mockRejectedValue({ code: 'category.not_offered' });
  const fields = { ...form.fields, category: 'engineering.retired' };
  const { answer } = await post({}, { fields });
  const { data } = cameBack(answer);
  expect(data.failure?.fields).toEqual({ category: 'not_offered' });
  expect(data.values).toEqual(fields);
  const again = (actionResult: unknown) => steadyRevalidate({ actionResult, defaultShouldRevalidate: true } as never);
  expect(again(data)).toBe(true);
  expect(again({ ...data, failure: { ...data.failure, fields: { matter: 'required' } } })).toBe(false);
});
