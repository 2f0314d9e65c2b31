import type { Translate } from '@linli/i18n';

/** How a resident is greeted; a name that is written in Chinese is no part of an English sentence. */
export function greeting(t: Translate, zh: boolean, name: string): string {
  return zh || !/\p{Script=Han}/u.test(name) ? t('portal:home.title', { name }) : t('portal:home.welcome');
}
