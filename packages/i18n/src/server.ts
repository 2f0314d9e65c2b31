import enCallbacks from '../locales/en/callbacks.json';
import enCommon from '../locales/en/common.json';
import enErrors from '../locales/en/errors.json';
import enImports from '../locales/en/imports.json';
import enOffice from '../locales/en/office.json';
import enPatrols from '../locales/en/patrols.json';
import enPeople from '../locales/en/people.json';
import enPortal from '../locales/en/portal.json';
import enSurveys from '../locales/en/surveys.json';
import enTickets from '../locales/en/tickets.json';
import enZones from '../locales/en/zones.json';
import zhCallbacks from '../locales/zh/callbacks.json';
import zhCommon from '../locales/zh/common.json';
import zhErrors from '../locales/zh/errors.json';
import zhImports from '../locales/zh/imports.json';
import zhOffice from '../locales/zh/office.json';
import zhPatrols from '../locales/zh/patrols.json';
import zhPeople from '../locales/zh/people.json';
import zhPortal from '../locales/zh/portal.json';
import zhSurveys from '../locales/zh/surveys.json';
import zhTickets from '../locales/zh/tickets.json';
import zhZones from '../locales/zh/zones.json';
import type { Locale } from './locales.ts';
import { createTranslator } from './translator.ts';
import type { Dictionary, Namespace, Translate } from './words.ts';

const dictionaries: Record<Locale, Record<Namespace, Dictionary>> = {
  zh: {
    common: zhCommon,
    errors: zhErrors,
    tickets: zhTickets,
    people: zhPeople,
    zones: zhZones,
    patrols: zhPatrols,
    callbacks: zhCallbacks,
    surveys: zhSurveys,
    portal: zhPortal,
    office: zhOffice,
    imports: zhImports,
  },
  en: {
    common: enCommon,
    errors: enErrors,
    tickets: enTickets,
    people: enPeople,
    zones: enZones,
    patrols: enPatrols,
    callbacks: enCallbacks,
    surveys: enSurveys,
    portal: enPortal,
    office: enOffice,
    imports: enImports,
  },
};

const translators: Record<Locale, Translate> = {
  zh: createTranslator('zh', dictionaries.zh),
  en: createTranslator('en', dictionaries.en),
};

/** All words of a language, made once when the process starts. */
export function translator(locale: Locale): Translate {
  return translators[locale];
}
