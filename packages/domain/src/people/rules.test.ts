import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StaffRole, staffRoles } from '../access/index.ts';
import { correctStaffInput } from './inputs.ts';
import {
  fieldRoles,
  type HelpReason,
  helpRank,
  homeAsWritten,
  homePattern,
  isFitToSend,
  lendingZoneOf,
  maskPhone,
  oneLevelUp,
  phoneSought,
  rankCandidates,
  rolesToGive,
  type SuggestionFacts,
  type SuggestionReason,
  suggestionReasonsOf,
  suggestionScore,
  vacancyAbove,
  whyHelp,
} from './rules.ts';
import type { Link } from './types.ts';

describe('maskPhone (K4)', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+8613812345678', '+86****5678'],
    ['23456789', '23****89'],
    ['2345678', '23****78'],
    ['12345', '****'],
    ['', ''],
  ])('%s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it('always keeps a good third to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 }), (phone) => {
        const shown = maskPhone(phone).replaceAll('*', '').length;
        expect(shown / phone.length).toBeLessThan(0.64);
      }),
    );
  });
});

describe('a number said at the desk (D1)', () => {
  it.each([
    ['138 1234 5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['0086 13812345678', '13812345678'],
    ['5678', '5678'],
    ['+852 2345 6789', '+85223456789'],
    ['曾美玲', undefined],
    ['3座 1203', undefined],
    ['12', undefined],
  ])('%s', (text, sought) => expect(phoneSought(text)).toBe(sought));
});

describe('a home as it is said on the phone (D1)', () => {
  const names = (text: string, building: string, unit: string, english = '') =>
    new RegExp(homePattern(text) ?? '$^', 'i').test(`${building} ${unit} ${english} ${unit} ${building}`);

  it.each([
    ['3-1204', '3栋', '1204'],
    ['３－１２０４', '3号楼', '1204'],
    ['3栋1204室', '第3座', '1204'],
    ['3号楼 1204', '3栋', '1204'],
    ['3-2-1204', '3栋', '2-1204'],
    ['3栋2单元1204', '3栋2单元', '1204'],
    ['彩乐 1204', '彩乐楼', '1204'],
    ['彩乐楼1204', '彩乐楼', '1204'],
    ['1204 彩乐', '彩乐楼', '1204'],
    ['彩乐 12', '彩乐楼', '1204'],
    ['1204室', '彩乐楼', '1204'],
    ['Flat 1204', '彩乐楼', '1204'],
    ['A-1204', 'A座', '1204'],
    ['12A 彩乐', '彩乐楼', '12A'],
    ['12楼03', '彩乐楼', '1203'],
    ['彩乐楼12楼3室', '彩乐楼', '1203'],
    ['12樓03室', '彩乐楼', '1203'],
    ['3栋12层03', '3栋', '1203'],
    ['3栋5楼12', '3栋', '512'],
    ['3楼2单元1204', '3栋2单元', '1204'],
    ['3楼 1204', '3栋', '1204'],
    ['03/F 5', '彩乐楼', '305'],
    ['12/F Flat A', '彩乐楼', '12A'],
    ['Rm 1203', '彩乐楼', '1203'],
    ['Room 3, 12th floor', '彩乐楼', '1203'],
    ['１２楼０３', '彩乐楼', '1203'],
  ])('%s is %s %s', (text, building, unit) => expect(names(text, building, unit)).toBe(true));

  it('is found in English as well', () => {
    expect(names('Choi Lok 1204', '彩乐楼', '1204', 'Choi Lok House')).toBe(true);
    expect(names('flat 1204, choi lok house', '彩乐楼', '1204', 'Choi Lok House')).toBe(true);
    for (const said of [
      'Flat 3, 12/F, Choi Foon House',
      'Choi Foon House 12/F Flat 03',
      '12F 3 choi foon',
      'Rm 3 12/F',
    ]) {
      expect(names(said, '彩欢楼', '1203', 'Choi Foon House'), said).toBe(true);
      expect(names(said, '彩欢楼', '1204', 'Choi Foon House'), said).toBe(false);
      expect(names(said, '彩欢楼', '312', 'Choi Foon House'), said).toBe(false);
    }
    expect(names('choi lok house flat 1204', '彩乐楼', '1204', 'Choi Lok House')).toBe(true);
  });

  it.each([
    ['3-1204', '13栋', '1204'],
    ['3-1204', '3栋', '11204'],
    ['3-1204', '31栋', '1204'],
    ['彩乐 1204', '彩善楼', '1204'],
    ['3-2-1204', '3栋', '1-1204'],
  ])('%s is not %s %s', (text, building, unit) => expect(names(text, building, unit)).toBe(false));

  it.each(['', '1204', '彩乐楼', '3栋', '王秀兰', '1 2 3 4 5 6 7', '(.*)+$'])('%j names no home', (text) => {
    expect(homePattern(text)).toBeUndefined();
  });

  it('is found by whatever way it was written', () => {
    const han = fc.string({ unit: fc.constantFrom(...'彩欢乐善喜和园'), minLength: 2, maxLength: 4 });
    const english = fc.constantFrom('Choi Foon House', 'Lok Sin Court', 'Tower 5');
    const home = fc.record({
      name: han,
      english,
      floor: fc.integer({ min: 1, max: 60 }),
      flat: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(home, ({ name, english, floor, flat }) => {
        const building = `${name}楼`;
        const two = String(flat).padStart(2, '0');
        const unit = `${floor}${two}`;
        const ways = [
          `${name}${unit}`,
          `${building} ${unit}室`,
          `${building}${floor}楼${two}`,
          `${name} ${floor}层${flat}室`,
        ];
        ways.push(`${floor}樓${two}室`, `${english}, Flat ${unit}`, `Rm ${unit} ${english}`, `${unit} ${name}`);
        ways.push(
          `Flat ${flat}, ${floor}/F, ${english}`,
          `${english} ${floor}/F Flat ${two}`,
          `${english} ${floor}F ${flat}`,
        );
        for (const said of ways) expect(names(said, building, unit, english), said).toBe(true);
      }),
    );
  });

  it('is never more than words and numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const pattern = homePattern(text);
        if (pattern) expect(() => new RegExp(pattern, 'i')).not.toThrow();
        expect(pattern ?? '').toMatch(/^(\(\?<!\[0-9\]\)|\(\?!\[0-9\]\)|\.\*|\d|\p{Script=Han}|[A-Za-z])*$/u);
      }),
    );
  });
});

describe('who is suggested (T7)', () => {
  const ticket = { trade: 'engineering', zoneId: 'zone', cap: 1000 } as const;
  const anywhere = { onDuty: null, metres: null };
  const score = (trades: string[], zoneIds: string[], openTickets: number, role: StaffRole = 'tradesperson') =>
    suggestionScore({ role, trades, zoneIds, openTickets, ...anywhere }, ticket);

  it('weighs trade above zone above load', () => {
    const ranked = [
      score(['engineering'], ['zone'], 0),
      score(['engineering'], ['zone'], 5),
      score(['engineering'], ['other'], 0),
      score(['engineering'], ['other'], 5),
      score(['cleaning'], ['zone'], 0),
      score(['cleaning'], ['other'], 0),
      score(['cleaning'], ['other'], 5),
    ];
    expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
    expect(new Set(ranked).size).toBe(ranked.length);
  });

  it('never lets load outweigh trade or zone, nor an unknown zone count as one', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (busy, idle) => {
        expect(score(['engineering'], [], busy)).toBeGreaterThan(score([], ['zone'], idle));
        expect(score([], ['zone'], busy)).toBeGreaterThan(score([], [], idle));
      }),
    );
    const nowhere = { role: 'cleaner', trades: [], zoneIds: [''], openTickets: 0, ...anywhere } as const;
    expect(suggestionScore(nowhere, { ...ticket, zoneId: null })).toBe(score([], [], 0));
  });

  it('sends a team leader only when nobody under them fits as well', () => {
    const leader = score(['engineering'], ['zone'], 0, 'team_leader');
    expect(score(['engineering'], ['zone'], 500)).toBeGreaterThan(leader);
    expect(leader).toBeGreaterThan(score(['engineering'], [], 0));
  });

  it.each<[string, Partial<SuggestionFacts>, Partial<SuggestionFacts>]>([
    [
      'the right trade off duty before whoever is on duty, and here, without it (T10)',
      { onDuty: false, zoneIds: [], role: 'team_leader', openTickets: 4 },
      { trades: ['order'], metres: 10 },
    ],
    ['of the trade, on duty before off duty', { zoneIds: [] }, { onDuty: false, metres: 10 }],
    ['off duty before who is away', { onDuty: false, zoneIds: [] }, { away: true }],
    [
      'full hands of the trade before free ones without it',
      { openTickets: 5, zoneIds: [], onDuty: false },
      { trades: [] },
    ],
    ['of the trade, free hands before full ones', { zoneIds: [] }, { openTickets: 5 }],
    ['without the trade, who is free and on duty first', { trades: [], zoneIds: [] }, { trades: [], openTickets: 5 }],
    ['off duty before full hands', { onDuty: false }, { openTickets: 5 }],
    ['full hands before who gave it back', { openTickets: 5, onDuty: false, trades: [] }, { turnedBack: 'returned' }],
    ['who gave it back before who is away', { turnedBack: 'withdrawn', openTickets: 5 }, { away: true }],
    ['the right trade before the zone', { zoneIds: [] }, { trades: [] }],
    ['the zone before who stands near', { metres: 900 }, { zoneIds: [], metres: 10 }],
    ['near before two jobs less', { metres: 300, openTickets: 2 }, { metres: 301 }],
    ['three jobs less before near', { openTickets: 0, metres: null }, { metres: 10, openTickets: 4 }],
  ])('%s', (_, better, worse) => {
    const usual: SuggestionFacts & { name: string } = {
      ...{
        role: 'tradesperson',
        trades: ['engineering'],
        zoneIds: ['zone'],
        openTickets: 0,
        onDuty: true,
        metres: null,
      },
      name: '',
    };
    const people = [
      { ...usual, ...worse, name: 'worse' },
      { ...usual, ...better, name: 'better' },
    ];
    expect(rankCandidates(people, { ...ticket, cap: 5 }).map(({ name }) => name)).toEqual(['better', 'worse']);
  });

  it('says why, for and against', () => {
    const who: SuggestionFacts = {
      ...{ role: 'tradesperson', trades: ['engineering'], zoneIds: ['zone'], openTickets: 2, onDuty: true, metres: 80 },
    };
    const say = (more: Partial<SuggestionFacts>, cap = 5) =>
      suggestionReasonsOf({ ...who, ...more }, { ...ticket, cap });
    expect(say({})).toEqual(['trade_fits', 'on_duty', 'in_zone', 'near', 'load']);
    expect(say({ onDuty: false, trades: [], zoneIds: [], metres: 301, openTickets: 0 })).toEqual([
      'off_trade',
      'off_duty',
      'free',
    ]);
    expect(say({ onDuty: null, openTickets: 5, metres: null })).toEqual(['trade_fits', 'in_zone', 'full']);
    expect(say({ turnedBack: 'kept_back' })[0]).toBe('kept_back');
  });

  it('sends only who is active, of the community, and in a role that goes out', () => {
    const fit = staffRoles.filter((role) => isFitToSend({ active: true, communityId: 'here', role }, 'here'));
    expect(fit.sort()).toEqual([...fieldRoles].sort());
    expect(isFitToSend({ active: false, communityId: 'here', role: 'cleaner' }, 'here')).toBe(false);
    expect(isFitToSend({ active: true, communityId: 'there', role: 'cleaner' }, 'here')).toBe(false);
    expect(isFitToSend({ active: true, communityId: null, role: 'cleaner' }, 'here')).toBe(false);
  });
});

describe('one level up (T5, A1)', () => {
  const link = (id: string, superiorId: string | null, role: StaffRole, more: Partial<Link> = {}): Link => ({
    id,
    superiorId,
    role,
    active: true,
    reaches: true,
    ...more,
  });
  const keeper = (superiorId: string | null) => link('keeper', superiorId, 'housekeeper');
  const director = link('director', 'manager', 'director');
  const manager = link('manager', null, 'regional_manager');
  const head = (superiorId: string | null, more: Partial<Link> = {}) =>
    link('head', superiorId, 'department_head', more);

  it.each<[string, string, Link[], string | null]>([
    ['the superior on record', 'keeper', [keeper('head'), head('director'), director, manager], 'head'],
    ['above a director the region', 'director', [director, manager], 'manager'],
    ['past who has left', 'keeper', [keeper('head'), head('director', { active: false }), director], 'director'],
    [
      'past who is out of reach',
      'keeper',
      [keeper('head'), head('director', { reaches: false }), director],
      'director',
    ],
    ['a vacancy: the director', 'keeper', [keeper(null), manager, director], 'director'],
    ['a superior who is not known: the director', 'keeper', [keeper('nobody'), director], 'director'],
    ['a loop through the person: the director', 'keeper', [keeper('head'), head('keeper'), director], 'director'],
    ['their own superior: the director', 'keeper', [keeper('keeper'), director], 'director'],
    ['a loop above them', 'keeper', [keeper('head'), head('x'), link('x', 'head', 'director')], 'head'],
    ['no director: the region', 'keeper', [keeper(null), manager], 'manager'],
    ['a director without a superior: the region', 'director', [link('director', null, 'director'), manager], 'manager'],
    [
      'a director beside whom there is another: the region all the same',
      'director',
      [link('director', null, 'director'), link('second', null, 'director'), manager],
      'manager',
    ],
    ['nobody left', 'director', [director], null],
    ['somebody unknown', 'nobody', [director], 'director'],
  ])('%s', (_, person, people, above) => expect(oneLevelUp(person, people)).toBe(above));

  it('passes over whoever does not fit, and never leads back to the person nor to who is gone', () => {
    const chain = [keeper('head'), head('director'), director, manager];
    expect(oneLevelUp('keeper', chain, (role) => role === 'regional_manager')).toBe('manager');
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const anyLink = (id: string) =>
      fc.record({
        id: fc.constant(id),
        superiorId: fc.option(fc.constantFrom(...ids)),
        role: fc.constantFrom(...staffRoles),
        active: fc.boolean(),
        reaches: fc.boolean(),
      });
    fc.assert(
      fc.property(fc.tuple(...ids.map(anyLink)), (people) => {
        const above = oneLevelUp('a', people);
        if (above === null) return;
        expect(above).not.toBe('a');
        expect(people.find(({ id }) => id === above)).toMatchObject({ active: true, reaches: true });
      }),
    );
  });
});

describe('help from the next zone (T7)', () => {
  const zone = (id: string, lat: number | null) => ({ id, lat, lng: lat === null ? null : 121.4 });
  const zones = [zone('here', 31.2), zone('far', 31.9), zone('near', 31.21), zone('unplaced', null)];

  it.each<[string, string[], string | null]>([
    ['nobody who works here as well', ['here', 'near'], null],
    ['nobody of no zone', [], null],
    ['the nearest of their zones', ['far', 'near', 'unplaced'], 'near'],
    ['the only one, wherever it is', ['unplaced'], 'unplaced'],
    ['none that is not of the community', ['elsewhere'], null],
  ])('lends %s', (_, theirs, lends) => expect(lendingZoneOf(theirs, 'here', zones)?.id ?? null).toBe(lends));

  it('goes by order where no positions are known, and is none where the matter has no zone', () => {
    const unplaced = zones.map(({ id }) => zone(id, null));
    expect(lendingZoneOf(['near', 'far'], 'here', unplaced)?.id).toBe('far');
    expect(lendingZoneOf(['near'], null, zones)).toBeNull();
  });

  it('asks the trade first, and of it those at work, wherever their zone is', () => {
    const asked: SuggestionReason[][] = [
      ['trade_fits', 'on_duty', 'load'],
      ['trade_fits', 'off_duty', 'free'],
      ['trade_fits', 'on_duty', 'full'],
      ['on_duty', 'free'],
    ];
    expect(asked.map(helpRank)).toEqual([0, 1, 2, 3]);
    expect(helpRank(['away', 'trade_fits'])).toBe(2);
    expect(helpRank(['returned', 'trade_fits', 'off_duty'])).toBe(2);
  });

  it.each<[string, SuggestionReason[][], HelpReason | null]>([
    ['nobody has the trade', [['free'], ['on_duty']], 'no_trade'],
    ['nobody is there at all', [], 'no_trade'],
    [
      'none who has it is at work',
      [
        ['trade_fits', 'away'],
        ['trade_fits', 'off_duty'],
      ],
      'none_here',
    ],
    [
      'those at work have full hands',
      [
        ['trade_fits', 'off_duty'],
        ['trade_fits', 'full'],
      ],
      'all_busy',
    ],
    ['one can do it', [['trade_fits', 'load'], ['away']], null],
    ['the only one gave it back', [['returned', 'trade_fits', 'free'], ['on_duty']], 'turned_back'],
    [
      'one gave it back, the other has full hands',
      [
        ['withdrawn', 'trade_fits'],
        ['trade_fits', 'full'],
      ],
      'turned_back',
    ],
  ])('is needed where %s', (_, own, why) => expect(whyHelp(own.map((reasons) => ({ reasons })))).toBe(why));
});

it.each([
  ['3座', '1204', '3-1204'],
  ['Block 3', '1204', '3-1204'],
  ['彩乐楼', '1204', '彩乐楼 1204'],
  ['2期3栋', '1204', '2期3栋 1204'],
  ['A 座', '302', 'A 座 302'],
])('a home of %s is written %s there: %s', (building, unit, written) => {
  expect(homeAsWritten(building, unit)).toBe(written);
});

describe('the people of a community (A1, X6)', () => {
  it('are given roles of the community below the own one', () => {
    expect(rolesToGive('housekeeper')).toEqual(['front_desk']);
    expect(rolesToGive('director').at(-1)).toBe('department_head');
    for (const role of ['quality', 'regional_manager', 'administrator'] as const) {
      expect(rolesToGive(role), role).toEqual([...rolesToGive('director'), 'director']);
    }
  });

  it.each([
    ['housekeeper', true, null],
    ['housekeeper', null, 'none'],
    ['housekeeper', false, 'left'],
    ['director', null, null],
    ['director', false, 'left'],
    ['administrator', null, null],
  ] as const)('above a %s whose superior is in service: %s', (role, active, vacancy) => {
    expect(vacancyAbove(role, active)).toBe(vacancy);
  });

  it.each([
    ['138 1234-5678', '13812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['１３８００００００００', '13800000000'],
    ['（021）5555 1234', '02155551234'],
    ['1381234567x', undefined],
    ['1234', undefined],
    ['', undefined],
  ])('are called by number: %j', (phone, kept) => {
    const ids = { staffId: '0190c2b0-0000-7000-8000-000000000001', digest: 'x' };
    const read = correctStaffInput.safeParse({ ...ids, name: '马丽', role: 'cleaner', trades: [], phone });
    expect(read.data?.phone).toBe(kept);
  });
});
