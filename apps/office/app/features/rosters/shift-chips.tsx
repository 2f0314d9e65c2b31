import { useLocale, useT } from '@linli/i18n/react';
import { Badge } from '@linli/ui';
import { CalendarOff, Moon, TriangleAlert } from 'lucide';
import type { Roster } from '../../api-types.ts';
import { clockOf, leaveOn } from './times.ts';

type Props = { roster: Roster; person: Roster['people'][number]; date: string; times?: boolean };

/** What somebody works on a day, or that they are off; where nobody wrote that day nobody is off, as the page says above. */
export function ShiftChips({ roster, person, date, times }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const held = person.duties.filter((duty) => duty.date === date);
  const written = roster.people.some(({ duties }) => duties.some((duty) => duty.date === date));
  const leave = leaveOn(person, date);
  const off = leave && (
    <Badge tone={held.length > 0 ? 'danger' : 'warning'} icon={held.length > 0 ? TriangleAlert : CalendarOff}>
      {t(held.length > 0 ? 'office:roster.planned_on_leave' : 'office:roster.leave')}
    </Badge>
  );
  if (held.length === 0 && off) return off;
  if (held.length === 0) {
    return <span className="text-muted text-sm">{t(written ? 'office:roster.off' : 'office:roster.unset')}</span>;
  }
  return (
    <>
      {off}
      {held.map(({ shiftId }) => {
        const shift = roster.shifts.find(({ id }) => id === shiftId);
        if (!shift) return null;
        return (
          <Badge key={shiftId} tone={shift.night ? 'warning' : 'accent'} {...(shift.night && { icon: Moon })}>
            {zh ? shift.name : shift.nameEn}
            {times && ` ${clockOf(shift.fromMinute)}–${clockOf(shift.toMinute)}`}
          </Badge>
        );
      })}
    </>
  );
}
