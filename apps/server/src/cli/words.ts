import { type Locale, pickLocale, type Translate } from '@linli/i18n';
import { translator } from '@linli/i18n/server';

/** The operator's language: Node reads LANG and its relatives into the default locale; C and POSIX read as English. */
export const cliLocale = (): Locale => pickLocale(`${new Intl.NumberFormat().resolvedOptions().locale}, en;q=0.1`);

/** The words of the command line. */
export const words = (): Translate => translator(cliLocale());
