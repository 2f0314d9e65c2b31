export { categoryName, type NamedCategory } from './category-name.ts';
export { type DrawnPicker, type DrawnPlace, drawMap, drawPicker, drawPlace, type MapView } from './draw-map.ts';
export {
  type FormatContext,
  formatAgo,
  formatDay,
  formatDuration,
  formatFull,
  formatNumber,
  formatPart,
  formatPercent,
  formatRemaining,
  formatWhen,
  formatWithin,
} from './format.ts';
export { defaultLocale, isLocale, type Locale, languageTags, localeCookie, locales, pickLocale } from './locales.ts';
export { eventSentence, isTimeUnknown, type SaidEvent } from './sentences.ts';
export { createTranslator } from './translator.ts';
export type {
  BrowserNamespace,
  CountedWord,
  Dictionary,
  Namespace,
  Resources,
  Translate,
  Values,
  Word,
} from './words.ts';
export { namespaces } from './words.ts';
