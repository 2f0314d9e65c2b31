import { translator } from '@linli/i18n/server';
import { expect, it } from 'vitest';
import { floorWords, placeProblem } from './place-problem.ts';

const buildings = [
  { id: 'tower', floors: 30, basements: 1 },
  { id: 'low', floors: 6, basements: 0 },
  { id: 'old', floors: 6, basements: null },
  { id: 'uncounted', floors: 1, basements: null },
];
const say = (buildingId: string, floor: string, locale: 'zh' | 'en' = 'zh') =>
  floorWords(translator(locale), buildings, { buildingId, floor });

it.each([
  ['tower', '-5', '这栋楼有 −1 至 30 楼，请核对楼层'],
  ['tower', '31', '这栋楼有 −1 至 30 楼，请核对楼层'],
  ['low', '-1', '这栋楼有 1 至 6 楼，请核对楼层'],
  ['low', '7', '这栋楼有 1 至 6 楼，请核对楼层'],
  ['old', '7', '这栋楼最高 6 楼，请核对楼层'],
  ['uncounted', '300', '格式不正确，请检查'],
])('a floor that %s has not is refused with those it has: %s (T2)', (building, floor, words) => {
  expect(say(building, floor)).toBe(words);
});

it('says it in English, and says nothing of a floor that is there or was not said', () => {
  expect(say('tower', '-5', 'en')).toBe('This building has floors −1 to 30; please check the floor');
  expect(say('old', '7', 'en')).toBe('This building has floors up to 6; please check the floor');
  for (const floor of ['', '-1', '1', '30']) expect(say('tower', floor)).toBeUndefined();
  expect(say('nowhere', '-5')).toBeUndefined();
});

const spots = [
  { id: 'plaza', buildingId: null, floor: null },
  { id: 'corridor', buildingId: 'low', floor: 3 },
];
const fields = {
  area: 'public',
  spotId: '',
  buildingId: '',
  floor: '',
  position: '',
  positionCell: '',
  placeWords: '',
};
const wrong = (said: object) => placeProblem(translator('zh'), { spots, buildings }, { ...fields, ...said });

it.each([
  [{}, 'placeWords'],
  [{ placeWords: ' 东 ' }, 'placeWords'],
  [{ floor: '3' }, 'buildingId'],
  [{ floor: '3', placeWords: '电梯口' }, 'buildingId'],
  [{ spotId: 'plaza', floor: '3' }, 'buildingId'],
  [{ spotId: 'corridor', floor: '7' }, 'floor'],
  [{ spotId: 'corridor', floor: '4' }, 'floor'],
  [{ spotId: 'corridor', buildingId: 'tower' }, 'buildingId'],
  [{ buildingId: 'tower', floor: '31' }, 'floor'],
] as const)('of %j it is asked before the next question, beside %s (T2)', (said, field) => {
  expect(wrong(said)).toEqual({ field, words: expect.stringMatching(/./) });
});

it('says which floors the building of a spot has', () => {
  expect(wrong({ spotId: 'corridor', floor: '7' })?.words).toBe('这栋楼有 1 至 6 楼，请核对楼层');
  expect(wrong({ spotId: 'plaza', floor: '3' })?.words).toBe('请填写这一项');
});

it.each([
  { spotId: 'plaza' },
  { spotId: 'plaza', buildingId: 'low', floor: '6' },
  { spotId: 'corridor', floor: '3' },
  { buildingId: 'tower' },
  { buildingId: 'old', floor: '-1' },
  { positionCell: '22.3,114.2' },
  { placeWords: '西门' },
])('%j can be found', (said) => expect(wrong(said)).toBeUndefined());
