import { planOf } from '@linli/domain/zones';
import { expect, it } from 'vitest';
import { drawMap } from './draw-map.ts';
import { translator } from './server.ts';

const at = (id: string, name: string, nameEn: string, lat: number, lng: number) => ({ id, name, nameEn, lat, lng });
const buildings = [
  { ...at('a', '彩乐楼', 'Choi Lok House', 22.329, 114.216), zoneId: 'z' },
  { ...at('b', '彩善楼', '', 22.328, 114.219), zoneId: null },
];
const spots = [at('s', '中央广场', 'Central Plaza', 22.3285, 114.217)];
const plan = planOf(null, buildings, spots);
if (!plan) throw new Error('no plan');
const view = {
  ...{ communityName: '彩福邨', communityNameEn: 'Choi Fook Estate', plan, buildings, spots },
  zones: [{ id: 'z', name: '乐善片区', nameEn: 'Lok Sin Zone' }],
};

it('says in Chinese all that it draws', () => {
  const map = drawMap(translator('zh'), 'zh', view);
  expect(map.title).toBe('彩福邨示意图');
  expect(map.description).toContain('楼栋：彩乐楼（乐善片区）、彩善楼。');
  expect(map.description).toContain('点位：中央广场。');
  expect(map.scale).toEqual({ metres: 100, label: '100 米' });
});

it('says it in English, with the Chinese name where there is no other', () => {
  const map = drawMap(translator('en'), 'en', view);
  expect(map.title).toBe('Map of Choi Fook Estate');
  expect(map.description).toContain('Buildings: Choi Lok House (Lok Sin Zone), 彩善楼.');
});

it('colours blocks by their zone, and explains colours only where there are several', () => {
  const map = drawMap(translator('zh'), 'zh', view);
  expect(map.blocks.map(({ tone }) => tone)).toEqual([0, undefined]);
  expect(map.legend).toEqual([]);
  const two = drawMap(translator('zh'), 'zh', {
    ...view,
    zones: [...view.zones, { id: 'y', name: '东', nameEn: 'E' }],
  });
  expect(two.legend.map(({ label }) => label)).toEqual(['乐善片区', '东']);
  expect(map.blocks.every(({ x, y }) => x > 0 && y > 0 && x < map.width && y < map.height)).toBe(true);
});

it('shows no empty sentence where there are no spots', () => {
  expect(drawMap(translator('zh'), 'zh', { ...view, spots: [] }).description).not.toContain('点位：');
});
