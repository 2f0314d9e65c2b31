import { useT } from '@linli/i18n/react';
import { Notice } from '@linli/ui';
import { useEffect } from 'react';
import type { Expired, KeptForm } from '../forms/answer.ts';
import { AccountList } from './account-list.tsx';

/** The longest thing that was typed: by it one sees that nothing is lost. */
export function typedWords({ fields }: KeptForm): string {
  const typed = fields.filter(([name]) => /^(matter|note|words|solvedNote|placeWords)$/.test(name)).map(([, v]) => v);
  return typed.sort((a, b) => b.length - a.length)[0] ?? '';
}

export function ExpiredForm({ kept, accounts }: { kept: KeptForm; accounts: Expired['accounts'] }) {
  const t = useT();
  const typed = typedWords(kept);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <h1 className="text-xl">{t('office:expired.title')}</h1>
      <Notice kind="warning" announce>
        {t('office:expired.kept')}
        {typed && <blockquote className="mt-2 border-line-strong border-l-4 pl-3">{typed}</blockquote>}
      </Notice>
      <AccountList accounts={accounts} kept={kept} />
    </>
  );
}
