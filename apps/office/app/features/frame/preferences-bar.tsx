import type { Locale } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Icon } from '@linli/ui';
import { useLocation } from '@remix-run/react';
import { Languages, Moon, Sun } from 'lucide';
import { paths } from '../../paths.ts';

const look =
  'min-h-target items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-muted text-sm hover:bg-sunken hover:text-ink lg:min-h-9';

/** The other language and the other theme, one press each, also without script. */
export function Preferences() {
  const t = useT();
  const { pathname, search } = useLocation();
  const other: Locale = useLocale() === 'zh' ? 'en' : 'zh';
  const to = pathname + search;
  return (
    <div className="flex items-center print:hidden">
      <form method="post" action={paths.lang()}>
        <input type="hidden" name="to" value={to} />
        <button type="submit" name="lang" value={other} className={`${look} flex`} lang={other}>
          <Icon of={Languages} size="sm" />
          {t(`common:language.${other}`)}
        </button>
      </form>
      <form method="post" action={paths.theme()}>
        <input type="hidden" name="to" value={to} />
        <button type="submit" name="theme" value="dark" className={`in-light ${look}`}>
          <Icon of={Moon} size="sm" />
          {t('common:theme.dark')}
        </button>
        <button type="submit" name="theme" value="light" className={`in-dark ${look}`}>
          <Icon of={Sun} size="sm" />
          {t('common:theme.light')}
        </button>
      </form>
    </div>
  );
}
