import { useT } from '@linli/i18n/react';
import { Checkbox } from '@linli/ui';

/** C3: asked once, of a time in the night that was chosen. */
export function AnyHour() {
  const t = useT();
  return <Checkbox name="anyHour" label={t('office:hold.any_hour')} />;
}
