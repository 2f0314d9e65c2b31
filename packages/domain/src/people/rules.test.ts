import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StaffRole, staffRoles } from '../access/index.ts';
import { fieldRoles, isFitToSend, maskPhone, phoneSought, suggestionScore } from './rules.ts';

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

describe('who is suggested (T7)', () => {
  const ticket = { category: 'engineering.plumbing', zoneId: 'zone' } as const;
  const score = (trades: string[], zoneIds: string[], openTickets: number, role: StaffRole = 'tradesperson') =>
    suggestionScore({ role, trades, zoneIds, openTickets }, ticket);

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
    const nowhere = { role: 'cleaner', trades: [], zoneIds: [''], openTickets: 0 } as const;
    expect(suggestionScore(nowhere, { ...ticket, zoneId: null })).toBe(score([], [], 0));
  });

  it('sends a team leader only when nobody under them fits as well', () => {
    const leader = score(['engineering'], ['zone'], 0, 'team_leader');
    expect(score(['engineering'], ['zone'], 500)).toBeGreaterThan(leader);
    expect(leader).toBeGreaterThan(score(['engineering'], [], 0));
  });

  it('sends only who is active, of the community, and in a role that goes out', () => {
    const fit = staffRoles.filter((role) => isFitToSend({ active: true, communityId: 'here', role }, 'here'));
    expect(fit.sort()).toEqual([...fieldRoles].sort());
    expect(isFitToSend({ active: false, communityId: 'here', role: 'cleaner' }, 'here')).toBe(false);
    expect(isFitToSend({ active: true, communityId: 'there', role: 'cleaner' }, 'here')).toBe(false);
    expect(isFitToSend({ active: true, communityId: null, role: 'cleaner' }, 'here')).toBe(false);
  });
});
