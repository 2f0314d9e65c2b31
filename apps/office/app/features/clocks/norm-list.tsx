import { clockNames } from '@linli/domain/clocks';
import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Card, Disclosure, RowLink, RowList, UiLink } from '@linli/ui';
import type { ClockNorm, ClockSettings } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { useCategoryName } from '../categories/use-category-name.ts';
import { useOffice } from '../frame/use-office.ts';
import { calendarWord, selectorWords } from './selector-words.ts';

const minute = 60_000;

/** The norms in force by clock, each with who changed it; what was before is folded away, never gone (T8). */
export function NormList({ settings }: { settings: ClockSettings }) {
  const t = useT();
  const { now } = useOffice();
  const isOver = ({ validUntil }: ClockNorm) => validUntil !== null && validUntil <= now;
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <p className="max-w-prose text-muted text-sm lg:col-span-2">{t('office:norms.precedence')}</p>
      {clockNames.map((clock) => {
        const rows = settings.policies.filter((row) => row.clock === clock);
        const over = rows.filter(isOver);
        return (
          <Card
            key={clock}
            title={t(`tickets:clock.${clock}`)}
            aside={
              settings.mayEdit && (
                <UiLink href={paths.clocks({ community: settings.communityId, edit: 'new', clock })}>
                  {t('office:norms.add')}
                </UiLink>
              )
            }
            flush
          >
            <p className="px-4 pb-2 text-muted text-sm">{t(`office:norms.about.${clock}`)}</p>
            <RowList label={t(`tickets:clock.${clock}`)}>
              {rows
                .filter((row) => !isOver(row))
                .map((row) => (
                  <NormRow key={row.id} row={row} community={settings.communityId} mayEdit={settings.mayEdit} />
                ))}
            </RowList>
            {over.length > 0 && (
              <Disclosure summary={t('office:norms.before', { count: over.length })} className="p-1">
                <RowList label={t('office:norms.before', { count: over.length })}>
                  {over.map((row) => (
                    <NormRow key={row.id} row={row} community={settings.communityId} mayEdit={false} />
                  ))}
                </RowList>
              </Disclosure>
            )}
          </Card>
        );
      })}
    </div>
  );
}

function NormRow({ row, community, mayEdit }: { row: ClockNorm; community: string; mayEdit: boolean }) {
  const nameOf = useCategoryName();
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { now } = useOffice();
  const by = zh ? row.changedBy : row.changedByEn;
  const limit = format.duration(row.minutes * minute);
  const words = [
    row.clock !== 'promise' && t('office:norms.limit', { limit, calendar: calendarWord(row.calendar, t) }),
    t('office:norms.warns', { share: format.percent(row.warnShare) }),
    row.escalateEveryMinutes > 0 &&
      t('office:norms.escalates', { every: format.duration(row.escalateEveryMinutes * minute) }),
  ];
  const since = row.validFrom.getTime() > 0 && t('office:norms.since', { when: format.when(row.validFrom) });
  const until = row.validUntil && t('office:norms.until', { when: format.when(row.validUntil) });
  const signed = by && t('office:norms.changed', { by, when: format.when(row.changedAt) });
  const facts = [since, until, signed, row.validFrom > now && t('office:norms.to_come')];
  const title = selectorWords(row, t, nameOf);
  const meta = (
    <span className="whitespace-normal">
      <span className="block">{words.filter(Boolean).join(' · ')}</span>
      {facts.some(Boolean) && <span className="block">{facts.filter(Boolean).join(' · ')}</span>}
    </span>
  );
  if (mayEdit) {
    return (
      <li>
        <RowLink href={paths.clocks({ community, edit: row.id })} title={title} meta={meta} />
      </li>
    );
  }
  return (
    <li className="px-4 py-2.5">
      <p className="font-medium leading-snug">{title}</p>
      <p className="text-muted text-sm">{meta}</p>
    </li>
  );
}
