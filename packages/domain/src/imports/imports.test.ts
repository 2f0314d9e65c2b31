import { describe, expect, it } from 'vitest';
import { instantOf } from '../kernel/index.ts';
import { actionsFrom, eventOfAction, nextStatus, ticketActions } from '../tickets/index.ts';
import {
  applyMapping,
  categoryIn,
  elementsOf,
  floorOf,
  type ImportRows,
  identityMapping,
  importStatuses,
  mappingInput,
  type Past,
  pastOf,
  pastSince,
  readRow,
  strayColumns,
} from './index.ts';

const mapping = mappingInput.parse({
  kind: 'tickets',
  timeZone: 'America/New_York',
  columns: {
    externalId: 'id',
    category: [
      { column: 'type', values: { 'No Heat': 'engineering.heating' } },
      { column: 'text', contains: { 电梯: 'engineering.lift', rat: 'cleaning.pests' }, default: 'other' },
    ],
    source: { value: 'phone' },
    matter: { template: '{title}\n{text}\n{more}' },
    createdAt: 'created',
    closedAt: 'closed',
  },
});

describe('a mapping', () => {
  it('takes columns, constants, tables, words within, templates, and the first that gives something', () => {
    expect(applyMapping(mapping, { id: 7, type: 'no heat', title: 'A', text: '', more: 'B' })).toEqual({
      externalId: '7',
      category: 'engineering.heating',
      source: 'phone',
      matter: 'A\nB',
    });
    expect(applyMapping(mapping, { type: 'x', text: '电梯坏了' }).category).toBe('engineering.lift');
    expect(applyMapping(mapping, { type: 'x', text: 'nothing' }).category).toBe('other');
    expect(applyMapping(mapping, { title: ' ', text: '' })).not.toHaveProperty('matter');
  });

  it('cuts lists, reads JSON lists, and finds an element of a list in its table', () => {
    const lists = mappingInput.parse({
      kind: 'staff',
      columns: {
        trades: { column: 't', split: ';' },
        zones: { column: 'z', json: true },
        role: { column: 'tags', values: { lead: 'team_leader' } },
      },
    });
    expect(applyMapping(lists, { t: 'a; b;', z: '["x","y"]', tags: ['new', 'lead'] })).toEqual({
      trades: ['a', 'b'],
      zones: ['x', 'y'],
      role: 'team_leader',
    });
  });

  it.each([
    [{ kind: 'cars', columns: {} }, 'kind'],
    [{ kind: 'tickets', timeZone: 'Mars/Base', columns: {} }, 'timeZone'],
    [{ kind: 'tickets', columns: { matter: { colum: 'x' } } }, 'columns'],
    [{ kind: 'tickets', columns: {}, extra: 1 }, ''],
  ])('%j is refused at its place', (wrong, place) => {
    expect(mappingInput.safeParse(wrong).error?.issues.map((issue) => String(issue.path[0] ?? ''))).toEqual([place]);
  });

  it('is told which of its columns nobody knows', () => {
    expect(strayColumns({ ...mapping, columns: { mater: 'x', matter: 'y' } })).toEqual(['mater']);
  });
});

describe('a row', () => {
  it('is refused column by column, with reasons', () => {
    const bad = readRow('tickets', identityMapping('tickets', 'UTC'), {
      externalId: '1',
      kind: 'riddle',
      createdAt: '2026-02-30',
      lat: '91',
    });
    expect(bad).toEqual({
      problems: [
        { column: 'kind', problem: 'unknown_value' },
        { column: 'matter', problem: 'required' },
        { column: 'createdAt', problem: 'not_a_time' },
        { column: 'lat', problem: 'invalid' },
      ],
    });
  });

  it('carries formulas, right-to-left and emoji text as they are, without NUL', () => {
    const matter = '=HYPERLINK("x") مرحبا 👨‍👩‍👧';
    const read = readRow('tickets', identityMapping('tickets', 'UTC'), {
      externalId: '1',
      createdAt: '2026-01-01',
      matter: `${matter}\0`,
    });
    expect(read).toMatchObject({ row: { matter } });
  });

  it.each([
    ['2011-07-01T07:31:50', 'America/New_York', '2011-07-01T11:31:50.000Z'],
    ['2011-12-01 07:31', 'America/New_York', '2011-12-01T12:31:00.000Z'],
    ['2019/3/3', 'Asia/Shanghai', '2019-03-02T16:00:00.000Z'],
    ['2019-03-03T00:00:00.5+08:00', 'America/New_York', '2019-03-02T16:00:00.500Z'],
    ['2019-03-03T00:00:00Z', 'America/New_York', '2019-03-03T00:00:00.000Z'],
    // The hour skipped in spring, the hour that comes twice in autumn.
    ['2021-03-14T02:30:00', 'America/New_York', '2021-03-14T07:30:00.000Z'],
    ['2021-11-07T01:30:00', 'America/New_York', '2021-11-07T05:30:00.000Z'],
    ['2021-03-14T12:00:00', 'America/New_York', '2021-03-14T16:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, iso) => {
    expect(instantOf(text, zone)?.toISOString()).toBe(iso);
  });

  it.each(['', 'soon', '2026-13-01', '2026-02-30', '2026-01-01T25:00', '2026-01-01T10:60'])('%j is no time', (text) => {
    expect(instantOf(text, 'UTC')).toBeUndefined();
  });

  it.each([
    ['1203', 12],
    ['12A', 12],
    ['A-305', 3],
    ['G', 1],
  ])('unit %s stands on floor %i', (unit, floor) => expect(floorOf(unit)).toBe(floor));
});

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const rowOf = (given: Record<string, unknown>): ImportRows['tickets'] => {
  const result = readRow('tickets', identityMapping('tickets', 'UTC'), {
    externalId: '1',
    matter: 'x',
    createdAt: at(1).toISOString(),
    ...given,
  });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.row;
};
const past = (given: Record<string, unknown>): Past => {
  const result = pastOf(rowOf(given), new Date('2100-01-01'));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
};
const told = ({ events }: Pick<Past, 'events'>) =>
  events.map((event) => [event.type, event.at.getUTCDate(), event.toStatus]);

describe('the past of a matter', () => {
  it.each(importStatuses)('that is %s is a legal walk whose end is the state', (status) => {
    const { events, ...row } = past({ status, doneAt: at(3).toISOString(), closedAt: at(4).toISOString() });
    expect(events.at(-1)?.toStatus).toBe(status);
    expect(row.status).toBe(status);
    for (const { type, fromStatus, toStatus } of events.slice(1)) {
      const action = ticketActions.find((it) => eventOfAction[it] === type);
      if (!action || !fromStatus) throw new Error(type);
      expect(actionsFrom(fromStatus)).toContain(action);
      expect(nextStatus({ status: fromStatus, heldFrom: null }, action)).toBe(toStatus);
    }
    expect(events.every((event, index) => index === 0 || event.fromStatus === events[index - 1]?.toStatus)).toBe(true);
  });

  it('has the true times, in its events and in its row', () => {
    const closed = past({
      repliedAt: at(2).toISOString(),
      reply: '好',
      closedAt: at(3).toISOString(),
      outcome: '修好了',
    });
    expect(told(closed)).toEqual([
      ['submitted', 1, 'submitted'],
      ['replied', 2, 'submitted'],
      ['settled', 3, 'done'],
      ['verified', 3, 'verified'],
      ['closed', 3, 'closed'],
    ]);
    expect(closed).toMatchObject({ repliedAt: at(2), doneAt: at(3), endedAt: at(3), updatedAt: at(3) });
    expect(closed.events[2]?.note).toBe('修好了');
  });

  it('makes up no time: what is known without one is marked', () => {
    const { events, repliedAt } = past({ status: 'accepted', reply: '好' });
    expect(events.slice(1).map((event) => event.data)).toEqual([{ timeUnknown: 1 }, { timeUnknown: 1 }]);
    expect(repliedAt).toBeNull();
  });

  it('leaves a closing time aside while the state is open', () => {
    expect(past({ status: 'submitted', closedAt: at(3).toISOString() })).toMatchObject({ endedAt: null, doneAt: null });
  });

  it.each([
    [{ status: 'closed' }, 'closedAt', 'time_missing'],
    [{ status: 'done' }, 'doneAt', 'time_missing'],
    [{ closedAt: '2025-12-31' }, 'closedAt', 'before_created'],
    [{ closedAt: '2026-01-03', doneAt: '2026-01-04' }, 'closedAt', 'before_created'],
    [{ repliedAt: '2025-12-31', reply: 'x' }, 'repliedAt', 'before_created'],
    [{ dueAt: '2025-12-31' }, 'dueAt', 'before_created'],
    [{ createdAt: '2199-01-01', status: 'submitted' }, 'createdAt', 'in_future'],
    [{ closedAt: '2199-01-01' }, 'closedAt', 'in_future'],
  ])('%j is refused', (given, column, problem) => {
    const result = pastOf(rowOf(given), new Date('2100-01-01'));
    expect('problems' in result && result.problems[0]).toEqual({ column, problem });
  });
});

describe('a source that is read again', () => {
  const since = (before: Record<string, unknown>, now: Record<string, unknown>) => {
    const events = pastSince(rowOf(now), past(now), past(before).events);
    return events && told({ events });
  };
  const closed = { closedAt: at(3).toISOString() };

  it('adds nothing when nothing has changed', () => expect(since(closed, closed)).toEqual([]));
  it('appends the steps it has learned of', () => {
    expect(since({}, closed)?.map(([type]) => type)).toEqual(['settled', 'verified', 'closed']);
    expect(since({ status: 'accepted' }, closed)?.map(([type]) => type)).toEqual(['settled', 'verified', 'closed']);
    expect(since({}, { reply: '好', repliedAt: at(2).toISOString() })).toEqual([['replied', 2, 'submitted']]);
  });
  it('cannot rewrite what stands', () => {
    expect(since(closed, {})).toBeUndefined();
    expect(since(closed, { closedAt: at(5).toISOString() })).toBeUndefined();
    expect(since({}, { createdAt: at(2).toISOString() })).toBeUndefined();
  });
});

it.each([
  ['whole', { lat: '22.33', lng: '114.2' }, true],
  ['none', {}, true],
  ['half', { lat: 22.33 }, false],
  ['the other half', { lng: 114.2 }, false],
  ['no place on earth', { lat: 91, lng: 114.2 }, false],
])("a block's position: %s", (_, at, fits) => {
  const cells = { externalId: 'e', region: 'r', name: 'n', blocks: [{ name: 'b', ...at }] };
  const read = readRow('estates', identityMapping('estates', 'UTC'), cells);
  expect('row' in read, JSON.stringify(read)).toBe(fits);
});

describe('the four elements of a row (T2)', () => {
  const community = { name: '彩福邨', nameEn: 'Choi Fook Estate' };
  const row = { place: '', placeEn: '', zoneEn: '', reporterName: '王' };
  const nobody: Parameters<typeof elementsOf>[2] = { home: undefined, reporter: '' };
  const place = (more: object, known = nobody) => {
    const elements = elementsOf({ ...row, ...more }, community, known);
    return 'place' in elements ? elements.place.zh : elements.problems;
  };

  it('are a place as near as the row says it', () => {
    const point = { lat: 22.3, lng: 114.2 };
    const home = { zh: '彩乐楼 1203室', en: 'Choi Lok House, Flat 1203' };
    expect(place({ ...point })).toBe('彩福邨 · 22.3, 114.2');
    expect(place({ ...point, zone: '一区' })).toBe('彩福邨 · 一区');
    expect(place({ ...point, zone: '一区' }, { ...nobody, home })).toBe('彩乐楼 1203室');
    expect(place({ ...point, zone: '一区', place: '3号楼' }, { ...nobody, home })).toBe('彩福邨 · 3号楼');
    expect(place({})).toEqual([{ column: 'place', problem: 'required' }]);
  });

  it('are a person whom the row or the books name', () => {
    const at = { ...row, place: '3号楼' };
    expect(elementsOf(at, community, nobody)).toMatchObject({
      reporterName: '王',
      place: { en: 'Choi Fook Estate · 3号楼' },
    });
    expect(elementsOf({ ...at, reporterName: '' }, community, { ...nobody, reporter: '陈' })).toMatchObject({
      reporterName: '陈',
    });
    expect(elementsOf({ ...at, reporterName: '' }, community, nobody)).toEqual({
      problems: [{ column: 'reporterName', problem: 'required' }],
    });
  });

  it.each(['matter', 'createdAt'])('are none without %s', (column) => {
    const cells = { externalId: 't', matter: '漏水', createdAt: '2026-01-05', [column]: ' ' };
    expect(readRow('tickets', identityMapping('tickets', 'UTC'), cells)).toEqual({
      problems: [{ column, problem: 'required' }],
    });
  });

  it('are no half position', () => {
    const cells = { externalId: 't', matter: '漏水', createdAt: '2026-01-05', lat: 22.3 };
    expect(readRow('tickets', identityMapping('tickets', 'UTC'), cells)).toEqual({
      problems: [{ column: 'lat', problem: 'invalid' }],
    });
  });
});

it.each([
  ['engineering.lift', 'engineering.lift'],
  ['own.pool', 'own.pool'],
  ['泳池', 'own.pool'],
  ['swimming POOL', 'own.pool'],
  // The product's own, also where the community has put it away.
  ['greening.trees', 'greening.trees'],
  ['其他', undefined],
  ['', undefined],
  ['cars', undefined],
  ['toString', undefined],
])('the category %j is %s', (said, code) => {
  const own = [
    { code: 'own.pool', name: '泳池', nameEn: 'Swimming pool' },
    { code: 'own.other', name: '其他', nameEn: 'Other' },
    { code: 'own.rest', name: '其他', nameEn: '' },
    { code: 'engineering', name: '', nameEn: '' },
  ];
  expect(categoryIn(said, own)).toBe(code);
});
