import { locales } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Card, cx } from '@linli/ui';
import { themes } from '@linli/ui/preferences';
import { paths } from '../../paths.ts';
import { useLargeType, useTheme } from './use-theme.ts';

type Choice = { value: string; label: string; on: boolean; lang?: string };

/** Language, theme and size of type, for this browser; each a press, also without script. */
export function PreferenceForms() {
  const t = useT();
  const locale = useLocale();
  const theme = useTheme();
  const large = useLargeType();
  return (
    <Card title={t('office:me.display')}>
      <div className="grid grid-cols-1 gap-4 pt-1">
        <Choices
          label={t('common:language')}
          action={paths.lang()}
          name="lang"
          choices={locales.map((value) => ({
            value,
            label: t(`common:language.${value}`),
            on: value === locale,
            lang: value,
          }))}
        />
        <Choices
          label={t('office:me.theme')}
          action={paths.theme()}
          name="theme"
          choices={themes.map((value) => ({
            value,
            label: value === 'system' ? t('office:me.theme_system') : t(`common:theme.${value}`),
            on: value === theme,
          }))}
        />
        <Choices
          label={t('office:me.type')}
          action={paths.theme()}
          name="type"
          choices={[
            { value: 'normal', label: t('office:me.type_normal'), on: !large },
            { value: 'large', label: t('common:large_type'), on: large },
          ]}
        />
      </div>
    </Card>
  );
}

function Choices(props: { label: string; action: string; name: string; choices: readonly Choice[] }) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="to" value={paths.me()} />
      <fieldset>
        <legend className="mb-1.5 font-semibold">{props.label}</legend>
        <div className="flex flex-wrap gap-2">
          {props.choices.map(({ value, label, on, lang }) => (
            <button
              key={value}
              type="submit"
              name={props.name}
              value={value}
              lang={lang}
              aria-pressed={on}
              className={cx(
                'min-h-target rounded-md border px-4',
                on
                  ? 'border-accent bg-accent-soft font-medium text-accent'
                  : 'border-line-strong bg-surface hover:bg-sunken',
              )}
            >
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
