import { useLocale, useT } from '@linli/i18n/react';
import { Button, Notice } from '@linli/ui';
import { LogIn } from 'lucide';
import { paths } from '../../paths.ts';
import type { FormOutcome } from './form.ts';

/**
 * Stands inside a form that was posted without a session. Its buttons sign in and carry every field along, so that
 * the same form comes back filled, with and without script.
 */
export function SessionEnded({ outcome, to }: { outcome: FormOutcome | undefined; to: string }) {
  const t = useT();
  const locale = useLocale();
  if (outcome?.signedInAgain) {
    return (
      <Notice kind="good" announce title={t('portal:ended.back_title')}>
        {t('portal:ended.back_body')}
      </Notice>
    );
  }
  if (outcome?.failure?.code !== 'auth.required') return null;
  return (
    <Notice
      kind="warning"
      announce
      title={t('portal:ended.title')}
      action={outcome.accounts.map((account) => (
        <Button
          key={account.accountId}
          formAction={paths.signIn()}
          name="accountId"
          value={account.accountId}
          variant="secondary"
          icon={LogIn}
        >
          {t('portal:ended.sign_in_as', { name: locale === 'zh' ? account.name : account.nameEn })}
        </Button>
      ))}
    >
      {t('portal:ended.body')}
      <input type="hidden" name="kept" value="1" />
      <input type="hidden" name="to" value={to} />
    </Notice>
  );
}
