import { useT } from '@linli/i18n/react';
import { Card } from '@linli/ui';
import type { FormOutcome } from './form.ts';
import { SessionEnded } from './session-ended.tsx';

const written = ['matter', 'words', 'note', 'opinion'] as const;

/** A page that cannot be shown without a session still shows what was written on it, and carries it through signing in. */
export function KeptForm({ outcome, action }: { outcome: FormOutcome; action: string }) {
  const t = useT();
  const texts = written.filter((name) => outcome.values[name]);
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-4">
      <SessionEnded outcome={outcome} to={action} />
      {Object.entries(outcome.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {outcome.photoIds.map((id) => (
        <input key={id} type="hidden" name="photoIds" value={id} />
      ))}
      {texts.length > 0 && (
        <Card title={t('portal:ended.kept')}>
          {texts.map((name) => (
            <p key={name} className="whitespace-pre-line">
              {outcome.values[name]}
            </p>
          ))}
        </Card>
      )}
    </form>
  );
}
