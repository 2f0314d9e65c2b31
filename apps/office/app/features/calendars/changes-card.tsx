import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Card } from '@linli/ui';
import type { Calendars } from '../../api-types.ts';
import { calendarWord } from '../clocks/selector-words.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** Who changed what and when, the latest first; what was removed stays on record. */
export function ChangesCard({ changes }: { changes: Calendars['changes'] }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const words = useCalendarWords();
  return (
    <Card title={t('office:calendars.changes')}>
      {changes.length === 0 && <p className="text-muted text-sm">{t('office:calendars.no_changes')}</p>}
      <ul className="grid grid-cols-1">
        {changes.map((change) => {
          const { id, kind, date, week, rule, reason, at, calendar } = change;
          const by = zh ? change.by : change.byEn;
          const set = [week && words.week(week).join(' · '), rule && words.rule(rule), reason].filter(Boolean);
          return (
            <li key={id} className="border-line border-t py-2">
              <p>
                <span className="font-medium">{calendarWord(calendar, t)}</span>{' '}
                {t(`office:calendars.did.${kind}`, { date: date ? words.date(date) : '' })}
              </p>
              {set.length > 0 && <p className="text-sm">{set.join(' · ')}</p>}
              <p className="text-muted text-sm">{[by, format.when(at)].filter(Boolean).join(' · ')}</p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
