import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Badge, Icon, UiLink } from '@linli/ui';
import { CalendarDays, Moon, Phone } from 'lucide';
import type { OnDuty } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { timeOfDay } from './times.ts';

/** So many stand on the card, those who go out first; the roster has them all. */
const shown = 6;

/** Who is on now, each a tap to call; who is on leave is named and not counted. T10: night duty stands out. Where no roster is kept it says so. */
export function OnDutyCard({ onDuty }: { onDuty: OnDuty | null }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  if (!onDuty) return null;
  const { rostered, people } = onDuty;
  const here = people.filter(({ away }) => !away).length;
  return (
    <section
      aria-labelledby="on-duty"
      className="all-lines rounded-lg border border-line bg-surface px-4 py-2.5 shadow-card"
    >
      <header className="flex items-center gap-3">
        <Icon of={CalendarDays} className="text-muted" />
        <h2 id="on-duty" className="flex-1 font-medium text-base">
          {t('office:on_duty.title')}
          {here > 0 && <span className="ml-2 font-normal text-muted">{here}</span>}
        </h2>
        <UiLink href={paths.roster()} className="-my-2 py-2.5 text-accent text-sm hover:underline">
          {t('office:on_duty.all')}
        </UiLink>
      </header>
      {people.length === 0 ? (
        <p className="pb-1 text-muted text-sm">{t(rostered ? 'office:on_duty.none' : 'office:on_duty.unplanned')}</p>
      ) : (
        <ul className="mt-1 flex flex-wrap gap-x-4">
          {people.slice(0, shown).map((person) => (
            <li key={`${person.id} ${person.shift.name}`} className="min-w-[min(100%,10rem)] flex-1 basis-40">
              <a href={`tel:${person.phone}`} className="flex min-h-target items-center gap-2 hover:underline">
                <span className="min-w-0 flex-1 leading-tight">
                  <span className="font-medium">{zh ? person.name : person.nameEn}</span>{' '}
                  <span className="text-muted text-sm">{t(`people:role.${person.role}`)}</span>
                  {person.away && (
                    <Badge tone="warning" className="ml-1.5">
                      {t('office:on_duty.away')}
                    </Badge>
                  )}
                  <span className="block text-muted text-sm">
                    {person.shift.night ? (
                      <Badge tone="accent" icon={Moon}>
                        {zh ? person.shift.name : person.shift.nameEn}
                      </Badge>
                    ) : zh ? (
                      person.shift.name
                    ) : (
                      person.shift.nameEn
                    )}{' '}
                    {t('office:on_duty.until', { time: timeOfDay(format.when(person.until)) })}
                  </span>
                </span>
                <Icon of={Phone} size="sm" className="text-accent" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
