import { describe, expect, it } from 'vitest';
import { loadTranslator } from './client.ts';
import { pickLocale } from './locales.ts';
import { translator } from './server.ts';
import type { Translate } from './words.ts';

const zh = translator('zh');
const en = translator('en');

describe('words', () => {
  it('finds a root category and what stands below it', () => {
    expect(zh('tickets:category.engineering')).toBe('工程维修');
    expect(zh('tickets:category.engineering.plumbing')).toBe('给排水');
  });

  it('counts as the language counts', () => {
    expect([0, 1, 2].map((count) => en('tickets:tickets', { count }))).toEqual(['0 tickets', '1 ticket', '2 tickets']);
    expect([0, 1, 2].map((count) => zh('tickets:tickets', { count }))).toEqual(['0 张工单', '1 张工单', '2 张工单']);
  });

  it('treats what a person typed as text', () => {
    const actor = '<b>{{assignee}} $t(common:yes) tickets:ticket</b>';
    expect(zh('tickets:event.arrived', { actor })).toBe(`${actor}已到场`);
  });

  it('does not read a value for the next placeholder of its sentence', () => {
    const actor = '{{assignee}}';
    expect(en('tickets:event.dispatched', { actor, assignee: '$t(common:yes) {{actor}}' })).toBe(
      en('tickets:event.dispatched', { actor: 'A', assignee: 'B' })
        .replace('B', '$t(common:yes) {{actor}}')
        .replace('A', actor),
    );
  });

  it('does not compile a misspelt key, or a count forgotten', () => {
    const spell = (t: Translate) => {
      // @ts-expect-error no such status
      t('tickets:status.dnoe');
      // @ts-expect-error how many?
      t('tickets:tickets');
      // @ts-expect-error a key names its namespace
      t('save');
    };
    expect(spell).toBeTypeOf('function');
  });

  it('loads for the browser only what is asked for', async () => {
    const t = await loadTranslator('en', ['common', 'portal']);
    expect(t('common:yes')).toBe('Yes');
    expect(t('portal:title')).toBe(en('portal:title'));
    expect(t('office:title')).toBe('title');
  });
});

describe('pickLocale', () => {
  it.each([
    [undefined, undefined, 'zh'],
    ['', null, 'zh'],
    ['en-US,en;q=0.9,zh;q=0.1', undefined, 'en'],
    ['zh-TW', undefined, 'zh'],
    ['fr, en;q=0.5', undefined, 'en'],
    ['fr, de', undefined, 'zh'],
    ['en;q=0.3, zh;q=0.8', undefined, 'zh'],
    ['en;q=0', undefined, 'zh'],
    ['EN', undefined, 'en'],
    ['en;q=x', undefined, 'zh'],
    ['en', 'zh', 'zh'],
    ['zh', 'en', 'en'],
    ['en', 'fr', 'en'],
    [';;,q=1,;q=', '__proto__', 'zh'],
  ])('of %j with the choice %j is %s', (header, cookie, locale) => expect(pickLocale(header, cookie)).toBe(locale));
});
