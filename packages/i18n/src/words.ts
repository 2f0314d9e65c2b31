import type callbacks from '../locales/zh/callbacks.json';
import type common from '../locales/zh/common.json';
import type errors from '../locales/zh/errors.json';
import type imports from '../locales/zh/imports.json';
import type maps from '../locales/zh/maps.json';
import type office from '../locales/zh/office.json';
import type patrols from '../locales/zh/patrols.json';
import type people from '../locales/zh/people.json';
import type portal from '../locales/zh/portal.json';
import type surveys from '../locales/zh/surveys.json';
import type tickets from '../locales/zh/tickets.json';
import type zones from '../locales/zh/zones.json';

type Sources = {
  common: typeof common;
  errors: typeof errors;
  tickets: typeof tickets;
  people: typeof people;
  zones: typeof zones;
  maps: typeof maps;
  patrols: typeof patrols;
  callbacks: typeof callbacks;
  surveys: typeof surveys;
  portal: typeof portal;
  office: typeof office;
  imports: typeof imports;
};

/** One namespace is one file of `locales/<lang>/`. */
export const namespaces = [
  'common',
  'errors',
  'tickets',
  'people',
  'zones',
  'maps',
  'patrols',
  'callbacks',
  'surveys',
  'portal',
  'office',
  'imports',
] as const satisfies readonly (keyof Sources)[];
export type Namespace = keyof Sources;
/** What is said on the server alone is loaded by no browser. */
export type BrowserNamespace = Exclude<Namespace, 'imports' | 'maps'>;

/**
 * Files are flat: a dot in a key is part of its name and nothing more. So a root category
 * (`category.engineering`) and what stands below it (`category.engineering.plumbing`) both have words,
 * and the place of a word is found by searching for its key.
 */
export type Dictionary = Readonly<Record<string, string>>;
export type Resources = Partial<Record<Namespace, Dictionary>>;

type WordsOf<N extends Namespace> = keyof Sources[N] & string;
/** Chinese has one plural form, `_other`; a key that ends so is asked for without it, and with a count. */
type PlainIn<N extends Namespace> = Exclude<WordsOf<N>, `${string}_other`>;
type CountedIn<N extends Namespace> =
  WordsOf<N> extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

type PlainWord = { [N in Namespace]: `${N}:${PlainIn<N>}` }[Namespace];
/** Keys of words that change with a number: `count` is required. */
export type CountedWord = { [N in Namespace]: `${N}:${CountedIn<N>}` }[Namespace];
/** Every key there is, `namespace:key`, read from the Chinese files: a misspelt one does not compile. */
export type Word = PlainWord | CountedWord;

/** What stands in the `{{…}}` of the words. */
export type Values = Readonly<Record<string, string | number>>;

/** The words for a key. A `Word` with a count must be given its number. */
export type Translate = <W extends Word>(
  word: W,
  ...values: W extends CountedWord ? [values: Values & { count: number }] : [values?: Values]
) => string;
