import { useFormat, useLocale, useT } from '@linli/i18n/react';
import type { Calendar } from '../../api-types.ts';
import { fromWall } from '../forms/wall-clock.ts';
import { useOffice } from '../frame/use-office.ts';
import { groupsOf, hoursText, nightOf, type Spans } from './hours.ts';

/** What calendars are said in: hours, weeks, dates, months. */
export function useCalendarWords() {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { timeZone } = useOffice().me;
  const comma = zh ? '、' : ', ';
  const weekday = (n: number) => t(`office:roster.weekday.${n as 0}`);
  const hours = (spans: Spans) => {
    if (spans.length === 0) return t('office:calendars.closed');
    const text = hoursText(spans, comma);
    return text === '00:00–24:00' ? t('office:calendars.whole_day') : text;
  };
  return {
    weekday,
    list: (items: readonly string[]) => items.join(comma),
    hours,
    /** Monday to Friday 08:30–17:30 · Saturday, Sunday closed */
    week: (week: readonly Spans[]) =>
      groupsOf(week).map(({ from, to, spans }) => {
        const days =
          from === 0 && to === 6
            ? t('office:calendars.every_day')
            : from === to
              ? weekday(from)
              : to === from + 1
                ? [weekday(from), weekday(to)].join(comma)
                : t('office:calendars.days', { from: weekday(from), to: weekday(to) });
        return `${days} ${hours(spans)}`;
      }),
    night: (week: readonly Spans[]) => {
      const night = nightOf(week);
      return typeof night === 'string' ? t(`office:calendars.${night}`) : t('office:calendars.night', night);
    },
    rule: (rule: Calendar['days'][number]['rule']) =>
      typeof rule === 'string' ? t(`office:calendars.rule_${rule}`) : hours(rule),
    date: (date: string) => format.day(fromWall(`${date}T12:00`, timeZone) ?? new Date(date)),
    month: format.month,
  };
}
