import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Notice } from '@linli/ui';
import { paths } from '../../paths.ts';
import { useOffice } from '../frame/use-office.ts';

/** T5: for whom the person at the screen stands in today, and that somebody asks them to. */
export function DeputyNotice() {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { me } = useOffice();
  const names = me.standsInFor.map(({ name, nameEn }) => (zh ? name : nameEn));
  return (
    <>
      {names.length > 0 && (
        <Notice>{t('office:absences.you_stand_in', { names: names.join(zh ? '、' : ', ') })}</Notice>
      )}
      {me.asked > 0 && (
        <Notice kind="warning" title={t('office:absences.asked_title')}>
          <p>{t('office:absences.asked', { count: me.asked })}</p>
          <ButtonLink href={paths.absences()} variant="secondary" className="mt-2">
            {t('office:absences.look')}
          </ButtonLink>
        </Notice>
      )}
    </>
  );
}
