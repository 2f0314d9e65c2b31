import type { Word } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { ErrorSummary, Notice } from '@linli/ui';
import type { Refused } from './answer.ts';
import { problemWords, refusalWords } from './use-refused.ts';

/** On top of a form that came back: what happened, and a link to each field to be mended. */
export function Refusal({ refused, labels = {} }: { refused: Refused | undefined; labels?: Record<string, Word> }) {
  const t = useT();
  const locale = useLocale();
  if (!refused) return null;
  const { code, fields } = refused.failure;
  const errors = Object.entries(fields).flatMap(([name, problem]) => {
    const label = labels[name];
    return label ? [{ id: name, message: `${say(label)}: ${problemWords(t, problem)}` }] : [];
  });
  function say(word: Word): string {
    return (t as (word: Word) => string)(word);
  }
  if (errors.length > 0) return <ErrorSummary title={t(`errors:${code}`)} errors={errors} />;
  return (
    <div data-refusal tabIndex={-1} className="outline-none">
      <Notice kind={kindOf(code)} announce>
        {refusalWords(t, locale, refused.failure)}
      </Notice>
    </div>
  );
}

const questions: readonly Refused['failure']['code'][] = [
  'ticket.likely_same',
  'ticket.same_unfit',
  'ticket.promise_at_night',
];

/** T6, C3: a question is no failure. */
function kindOf(code: Refused['failure']['code']) {
  if (code === 'network.unreachable') return 'offline';
  return questions.includes(code) ? 'warning' : 'danger';
}
