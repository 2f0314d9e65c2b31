import { useFormat, useT } from '@linli/i18n/react';
import { Bars, Notice, UiLink } from '@linli/ui';
import type { PolicyPreview } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { previewProblems } from './selector-words.ts';

/** What last month would have looked like: kept and late before and after, and which matters change (T8). */
export function PreviewCard({ preview }: { preview: PolicyPreview }) {
  const t = useT();
  const format = useFormat();
  const { clock, before, after, changed, tickets, looked } = preview;
  const month = { from: format.day(preview.from), to: format.day(new Date(preview.to.getTime() - 1)) };
  const title = t('office:norms.preview_title', { clock: t(`tickets:clock.${clock}`), count: looked, ...month });
  const share = ({ kept, late }: typeof before) => (kept + late > 0 ? format.percent(kept / (kept + late)) : '');
  const bars = [
    { key: 'kept', was: before.kept, would: after.kept, tone: 'good' as const },
    { key: 'late', was: before.late, would: after.late, tone: 'danger' as const },
  ].flatMap(({ key, was, would, tone }) => [
    { key: `${key} was`, label: t(`office:norms.was_${key as 'kept'}`), value: was, tone: 'neutral' as const },
    { key: `${key} would`, label: t(`office:norms.would_${key as 'kept'}`), value: would, tone },
  ]);
  // What is neither kept nor late, and why.
  const uncounted = (['absent', 'open', 'stopped'] as const)
    .map((key) => ({ key, was: before[key], would: after[key] }))
    .filter(({ was, would }) => was + would > 0);
  return (
    <section aria-live="polite" className="grid grid-cols-1 gap-3 rounded-md border border-line p-4">
      <h3 className="font-semibold">{title}</h3>
      {previewProblems(t, preview).map((words) => (
        <Notice key={words} kind="danger">
          {words}
        </Notice>
      ))}
      <Bars label={title} bars={bars} />
      <p className="text-muted text-sm">
        {t('office:norms.shares', { was: share(before) || '–', would: share(after) || '–' })}
      </p>
      <p className="text-muted text-sm">{t('office:norms.precedence')}</p>
      {uncounted.map(({ key, was, would }) => (
        <p key={key} className="text-muted text-sm">
          {t(`office:norms.uncounted_${key}`, { n: was === would ? was : `${was} → ${would}` })}
        </p>
      ))}
      {changed === 0 ? (
        <p className="text-muted text-sm">{t('office:norms.none_changed')}</p>
      ) : (
        <>
          <p className="font-medium">{t('office:norms.changed_tickets', { count: changed })}</p>
          <ul className="grid grid-cols-1 gap-x-6 sm:grid-cols-2">
            {tickets.map(({ number, excerpt, would }) => (
              <li key={number}>
                <UiLink
                  href={paths.ticket(number)}
                  className="flex min-h-target items-center gap-2 text-sm hover:text-accent hover:underline"
                >
                  <span className="min-w-0 flex-1 truncate">{`${number} · ${excerpt}`}</span>
                  <span className={would === 'late' ? 'text-danger' : 'text-good'}>
                    {t(`office:norms.becomes_${would === 'late' || would === 'kept' ? would : 'open'}`)}
                  </span>
                </UiLink>
              </li>
            ))}
          </ul>
          {changed > tickets.length && (
            <p className="text-muted text-sm">{t('office:norms.and_more', { count: changed - tickets.length })}</p>
          )}
        </>
      )}
    </section>
  );
}
