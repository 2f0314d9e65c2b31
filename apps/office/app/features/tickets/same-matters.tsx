import { useFormat, useT } from '@linli/i18n/react';
import { FilePlus2, GitMerge } from 'lucide';
import type { LikelySame } from '../forms/answer.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { TicketRow } from './ticket-row.tsx';
import { usePresent } from './use-present.ts';

/** T6: before a matter is filed: perhaps it is one of these. Each answer sends the form that stands around it. */
export function SameMatters({ rows }: { rows: readonly LikelySame[] }) {
  const t = useT();
  const format = useFormat();
  const now = usePresent();
  return (
    <section aria-labelledby="same-matters" className="grid gap-2 rounded-md border border-line-strong p-3">
      {/* Enter in a field presses the first button of a form: it asks again, and decides nothing. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      <h2 id="same-matters" className="font-semibold">
        {t('office:register.same')}
      </h2>
      <ul className="grid gap-2">
        {rows.map((row) => (
          <li key={row.number} className="grid overflow-clip rounded-md border border-line">
            {TicketRow({ row, search: '', now, t, format })}
            {row.follows && (
              <SubmitButton name="sameAs" value={row.number} variant="secondary" icon={GitMerge} className="m-2">
                {t('office:register.same_follow', { number: row.number })}
              </SubmitButton>
            )}
          </li>
        ))}
      </ul>
      <SubmitButton name="anyway" value="1" variant="secondary" icon={FilePlus2} block>
        {t('office:register.same_new')}
      </SubmitButton>
    </section>
  );
}
