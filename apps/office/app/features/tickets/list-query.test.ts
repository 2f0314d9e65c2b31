import { describe, expect, it } from 'vitest';
import { listSearch, readFilters, type TicketFilters, writeFilters } from './list-query.ts';

const read = (search: string) => readFilters(new URLSearchParams(search));

describe('the address of the list', () => {
  it('says every filter and reads it back', () => {
    const filters: TicketFilters = {
      state: 'all',
      status: 'closed',
      kind: 'complaint',
      source: 'phone',
      category: 'cleaning',
      zoneId: '0b9cc6f5-5d3c-4f0e-9a55-3a1d1f0e7c11',
      personId: '0b9cc6f5-5d3c-4f0e-9a55-3a1d1f0e7c12',
      severity: 'major',
      from: '2026-02-01',
      until: '2026-02-28',
      teamId: '1b9cc6f5-5d3c-4f0e-9a55-3a1d1f0e7c12',
      late: true,
      mine: true,
      rating: 'dissatisfied',
      focus: 'ended_in_month',
      text: '地库 & 灯 #12',
      order: 'newest',
      cursor: '1_a',
    };
    expect(read(writeFilters(filters))).toEqual(filters);
  });

  it('asks for no order that the list does not offer', () => {
    expect(read('?state=ended&order=due').order).toBe('newest');
    expect(read('?order=due').order).toBe('due');
    expect(read(writeFilters({ ...read(''), order: 'updated' })).order).toBe('updated');
  });

  it('leaves out what it does not know instead of failing', () => {
    expect(
      read('?state=x&status=%00&zone=1%20or%201&team=1%20or%201&late=yes&order=drop&cursor=&kind=toString'),
    ).toEqual({
      ...read(''),
      cursor: undefined,
    });
    expect(read('').state).toBe('open');
  });

  it('takes days in their order, and only those that there are', () => {
    expect(read('?from=2026-03-05&until=2026-03-01')).toMatchObject({ from: '2026-03-01', until: '2026-03-05' });
    expect(read('?from=2026-02-30&until=tomorrow&severity=huge&person=1')).toEqual(read(''));
  });

  it('looks at all states when a status or a figure is asked for', () => {
    expect(read('?status=closed').state).toBe('all');
    expect(read('?state=open&status=closed').state).toBe('all');
    expect(read('?focus=done_in_month').state).toBe('all');
    expect(writeFilters({ state: 'all', status: 'closed' })).toBe('?status=closed');
  });

  it('drops what belongs to the detail beside it', () => {
    expect(listSearch('?late=1&do=hold&did=accept')).toBe('?late=1');
  });
});
