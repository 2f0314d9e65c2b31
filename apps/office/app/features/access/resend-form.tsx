import { useT } from '@linli/i18n/react';
import { Button, Notice } from '@linli/ui';
import { Send } from 'lucide';
import type { KeptForm } from '../forms/answer.ts';
import { typedWords } from './expired-form.tsx';

/** After signing in again: what was kept goes out with one press. Not by itself: another person may have signed in. */
export function ResendForm({ kept }: { kept: KeptForm }) {
  const t = useT();
  const typed = typedWords(kept);
  return (
    <form method="post" action={kept.action} className="grid grid-cols-1 gap-5">
      <h1 className="text-xl">{t('office:resend.title')}</h1>
      <Notice kind="good" announce>
        {t('office:resend.hint')}
        {typed && <blockquote className="mt-2 border-line-strong border-l-4 pl-3">{typed}</blockquote>}
      </Notice>
      {kept.fields.map(([name, value], index) => (
        <input key={`${name}-${index.toString()}`} type="hidden" name={name} value={value} />
      ))}
      <Button size="lg" icon={Send} autoFocus>
        {t('office:resend.send')}
      </Button>
    </form>
  );
}
