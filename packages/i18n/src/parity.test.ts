import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { locales } from './locales.ts';
import { namespaces } from './words.ts';

const root = fileURLToPath(new URL('../locales/', import.meta.url));
const files = readdirSync(`${root}zh`).sort();
const read = (locale: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(`${root}${locale}/${file}`, 'utf8'));

/** `x_one` and `x_other` are one key with a number, where `x_other` stands in the same file. */
const baseOf = (key: string, all: object) => {
  const base = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return `${base}_other` in all ? base : key;
};
const bases = (words: Record<string, string>) => [...new Set(Object.keys(words).map((k) => baseOf(k, words)))].sort();
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

describe('the languages say the same things', () => {
  it('has one file a namespace, and the words of the formatters', () => {
    expect(files).toEqual([...namespaces, 'time'].map((name) => `${name}.json`).sort());
    for (const locale of locales) expect(readdirSync(`${root}${locale}`).sort()).toEqual(files);
  });

  describe.each(files)('%s', (file) => {
    const zh = read('zh', file);
    const en = read('en', file);

    it('has the same keys', () => expect(bases(en)).toEqual(bases(zh)));

    it('has the same placeholders', () => {
      for (const [key, text] of Object.entries(en)) {
        // Chinese numbers its months, English names them.
        if (file === 'time.json' && key.startsWith('date')) continue;
        const twin = zh[key] ?? zh[`${baseOf(key, en)}_other`] ?? '';
        expect([key, placeholders(text)]).toEqual([key, placeholders(twin)]);
      }
    });

    it.each(locales)('is flat, filled, and has every plural form in %s', (locale) => {
      const words = read(locale, file);
      const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      for (const [key, text] of Object.entries(words)) {
        expect(text, key).toBeTypeOf('string');
        expect(text.trim(), key).toBe(text);
        expect(text, key).not.toBe('');
        expect(key).toMatch(/^[a-zA-Z0-9_.]+$/);
        const base = baseOf(key, words);
        if (base !== key) for (const form of forms) expect(words, key).toHaveProperty([`${base}_${form}`]);
      }
    });
  });

  it('writes Chinese in Chinese and English in English', () => {
    const untranslated = new Set(['language.zh', 'language.en', 'product', 'product_full']);
    for (const file of files) {
      for (const [key, text] of Object.entries(read('en', file))) {
        if (!untranslated.has(key)) expect(text, `${file} ${key}`).not.toMatch(/\p{Script=Han}/u);
      }
      for (const [key, text] of Object.entries(read('zh', file))) {
        const bare = text.replace(/\{\{\w+\}\}|\P{L}/gu, '');
        if (bare !== '' && !untranslated.has(key)) expect(text, `${file} ${key}`).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
