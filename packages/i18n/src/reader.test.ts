import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { locales } from './locales.ts';
import { createReader } from './reader.ts';
import { createTranslator } from './translator.ts';
import type { Dictionary, Resources } from './words.ts';

const root = fileURLToPath(new URL('../locales/', import.meta.url));

/** Values that would trip a careless reader: what people type is text, never a key, a placeholder or a pattern. */
const typed = '<b>{{name}} $& $t(common:yes)</b>';

it.each(locales)('the browser reads every word of %s as i18next does', (locale) => {
  const files = readdirSync(root + locale).map((file) => file.replace('.json', ''));
  const resources: Record<string, Dictionary> = Object.fromEntries(
    files.map((file) => [file, JSON.parse(readFileSync(`${root}${locale}/${file}.json`, 'utf8')) as Dictionary]),
  );
  const full = createTranslator(locale, resources as Resources) as (word: string, values?: object) => string;
  const small = createReader(locale, resources as Resources) as (word: string, values?: object) => string;
  for (const [file, words] of Object.entries(resources)) {
    for (const [key, text] of Object.entries(words)) {
      const names = [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '');
      const values = Object.fromEntries(names.filter((name) => name !== 'count').map((name) => [name, typed]));
      const word = `${file}:${key.replace(/_(one|other)$/, '')}`;
      for (const count of [0, 1, 2, 21]) {
        expect(small(word, { ...values, count })).toBe(full(word, { ...values, count }));
      }
      expect(small(`${file}:${key}`, values)).toBe(full(`${file}:${key}`, values));
    }
  }
  expect(small('common:no_such')).toBe(full('common:no_such'));
});
