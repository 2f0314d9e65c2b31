import enCallbacks from '../locales/en/callbacks.json' with { type: 'json' };
import enCommon from '../locales/en/common.json' with { type: 'json' };
import enErrors from '../locales/en/errors.json' with { type: 'json' };
import enImports from '../locales/en/imports.json' with { type: 'json' };
import enMaps from '../locales/en/maps.json' with { type: 'json' };
import enOffice from '../locales/en/office.json' with { type: 'json' };
import enPatrols from '../locales/en/patrols.json' with { type: 'json' };
import enPeople from '../locales/en/people.json' with { type: 'json' };
import enPortal from '../locales/en/portal.json' with { type: 'json' };
import enSurveys from '../locales/en/surveys.json' with { type: 'json' };
import enTickets from '../locales/en/tickets.json' with { type: 'json' };
import enZones from '../locales/en/zones.json' with { type: 'json' };
import zhCallbacks from '../locales/zh/callbacks.json' with { type: 'json' };
import zhCommon from '../locales/zh/common.json' with { type: 'json' };
import zhErrors from '../locales/zh/errors.json' with { type: 'json' };
import zhImports from '../locales/zh/imports.json' with { type: 'json' };
import zhMaps from '../locales/zh/maps.json' with { type: 'json' };
import zhOffice from '../locales/zh/office.json' with { type: 'json' };
import zhPatrols from '../locales/zh/patrols.json' with { type: 'json' };
import zhPeople from '../locales/zh/people.json' with { type: 'json' };
import zhPortal from '../locales/zh/portal.json' with { type: 'json' };
import zhSurveys from '../locales/zh/surveys.json' with { type: 'json' };
import zhTickets from '../locales/zh/tickets.json' with { type: 'json' };
import zhZones from '../locales/zh/zones.json' with { type: 'json' };
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
    maps: zhMaps,
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
    maps: enMaps,
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
