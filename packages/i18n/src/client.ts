import type { Locale } from './locales.ts';
import { createReader } from './reader.ts';
import type { BrowserNamespace, Dictionary, Translate } from './words.ts';

type Load = () => Promise<{ default: Dictionary }>;

/** Written out, so that the bundler cuts one small file a namespace and language: a portal page carries no office words. */
const files: Record<Locale, Record<BrowserNamespace, Load>> = {
  zh: {
    common: () => import('../locales/zh/common.json'),
    errors: () => import('../locales/zh/errors.json'),
    tickets: () => import('../locales/zh/tickets.json'),
    people: () => import('../locales/zh/people.json'),
    zones: () => import('../locales/zh/zones.json'),
    patrols: () => import('../locales/zh/patrols.json'),
    callbacks: () => import('../locales/zh/callbacks.json'),
    surveys: () => import('../locales/zh/surveys.json'),
    portal: () => import('../locales/zh/portal.json'),
    office: () => import('../locales/zh/office.json'),
  },
  en: {
    common: () => import('../locales/en/common.json'),
    errors: () => import('../locales/en/errors.json'),
    tickets: () => import('../locales/en/tickets.json'),
    people: () => import('../locales/en/people.json'),
    zones: () => import('../locales/en/zones.json'),
    patrols: () => import('../locales/en/patrols.json'),
    callbacks: () => import('../locales/en/callbacks.json'),
    surveys: () => import('../locales/en/surveys.json'),
    portal: () => import('../locales/en/portal.json'),
    office: () => import('../locales/en/office.json'),
  },
};

/** Words of one language for the browser; only the namespaces asked for are fetched, all at once. */
export async function loadTranslator(locale: Locale, namespaces: readonly BrowserNamespace[]): Promise<Translate> {
  const loaded = await Promise.all(
    namespaces.map(async (namespace) => [namespace, (await files[locale][namespace]()).default] as const),
  );
  return createReader(locale, Object.fromEntries(loaded));
}
