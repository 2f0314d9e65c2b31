import { describe, expect, it } from 'vitest';
import { type Held, hold } from './held.ts';

const newest = (fresh: string) => fresh;
const refused: Held<string> = { fresh: 'refused', kept: 'refused', place: '/tickets/7', sending: false };
const see = (
  held: Held<string>,
  change: Partial<Held<string>>,
  join: (fresh: string, before?: string) => string = newest,
) => {
  const { fresh, place, sending } = { ...held, fresh: undefined, ...change };
  return hold(held, { fresh, place, sending }, join);
};

describe('a held answer', () => {
  it('outlives a look that made the router forget it', () => {
    expect(see(refused, {})).toBe(refused);
    expect(see(refused, { fresh: 'refused' })).toBe(refused);
  });

  it('stays while the form is on its way again, and ends when it was sent', () => {
    const again = see(refused, { sending: true });
    expect(again.kept).toBe('refused');
    expect(see(again, { sending: false }).kept).toBeUndefined();
  });

  it('gives way to the next answer, which may carry it along', () => {
    expect(see(refused, { fresh: 'unsent' }).kept).toBe('unsent');
    expect(see(refused, { fresh: 'unsent' }, (fresh, before) => `${before}, ${fresh}`).kept).toBe('refused, unsent');
    const again = see(refused, { sending: true });
    expect(see(again, { sending: false, fresh: 'refused twice' }).kept).toBe('refused twice');
  });

  it('is said where the form was answered, also where that is another address than it was sent from', () => {
    const sending = { fresh: undefined, kept: undefined, place: '/tickets/7?did=accept', sending: true };
    const answered = see(sending, { fresh: 'refused' });
    const arrived = see(answered, { fresh: 'refused', place: '/tickets/7', sending: false });
    expect(arrived.kept).toBe('refused');
    expect(see(arrived, {}).kept).toBe('refused');
    expect(see(arrived, { place: '/tickets/8' }).kept).toBeUndefined();
  });

  it('is not said on another page', () => {
    expect(see(refused, { place: '/tickets/8' }).kept).toBeUndefined();
    expect(see(refused, { place: '/tickets/8', fresh: 'other' }, (fresh, before) => `${before} ${fresh}`).kept).toBe(
      'undefined other',
    );
  });
});
