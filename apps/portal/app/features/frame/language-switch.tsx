import { languageTags, locales } from '@linli/i18n';
import { useT } from '@linli/i18n/react';
import { paths } from '../../paths.ts';
import { ChoiceButtons } from './choice-buttons.tsx';
import { useShell } from './shell.tsx';

/** Each language in its own words, so that it is found by who cannot read the other. */
export function LanguageSwitch({ to, bare = false }: { to: string; bare?: boolean }) {
  const t = useT();
  const { locale } = useShell();
  return (
    <ChoiceButtons
      action={paths.lang()}
      to={to}
      legend={t('common:language')}
      legendHidden={bare}
      current={locale}
      options={locales.map((value) => ({
        value,
        label: t(`common:language.${value}`),
        lang: languageTags[value],
      }))}
    />
  );
}
