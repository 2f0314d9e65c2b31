import { useLocale, useT } from '@linli/i18n/react';
import { cx, Disclosure, UiLink } from '@linli/ui';
import { Building2 } from 'lucide';
import type { ReactNode } from 'react';
import { paths } from '../../paths.ts';
import type { HomeSteps } from './home-steps.ts';

/** Building, floor, home: three presses, each an address of its own, for whoever cannot say the number. */
export function UnitSteps({ steps }: { steps: HomeSteps }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { community, buildings, building, floors, floor, units, unit } = steps;
  if (buildings.length === 0) return null;
  const at = { community, building: building?.id, floor };
  return (
    <Disclosure
      summary={t('office:people.by_building')}
      icon={Building2}
      open={building !== undefined}
      className="mt-3"
    >
      <div className="grid grid-cols-1 gap-3">
        <Step label={t('tickets:field.buildingId')}>
          {buildings.map((one) => (
            <Choice key={one.id} href={paths.newTicket({ community, building: one.id })} current={one === building}>
              {zh ? one.name : one.nameEn}
            </Choice>
          ))}
        </Step>
        {building && floors.length === 0 && <p className="text-muted text-sm">{t('office:people.no_units')}</p>}
        {floors.length > 0 && (
          <Step label={t('tickets:field.floor')}>
            {floors.map((one) => (
              <Choice
                key={one.floor}
                href={paths.newTicket({ ...at, floor: one.floor })}
                current={one.floor === floor}
                label={t('office:people.floor', { floor: one.floor })}
              >
                {one.floor}
              </Choice>
            ))}
          </Step>
        )}
        {units.length > 0 && (
          <Step label={t('office:people.home')}>
            {units.map((one) => (
              <Choice
                key={one.id}
                href={paths.newTicket({ ...at, unit: one.id })}
                current={one === unit}
                quiet={!one.lived}
              >
                {one.number}
              </Choice>
            ))}
          </Step>
        )}
      </div>
    </Disclosure>
  );
}

function Step({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <p className="mb-1 font-medium text-muted text-sm">{label}</p>
      <p className="flex flex-wrap gap-1.5">{children}</p>
    </nav>
  );
}

type ChoiceProps = { href: string; current: boolean; label?: string; quiet?: boolean; children: ReactNode };

function Choice({ href, current, label, quiet = false, children }: ChoiceProps) {
  return (
    <UiLink
      href={href}
      aria-label={label}
      aria-current={current ? 'true' : undefined}
      className={cx(
        'inline-flex min-h-target min-w-target items-center justify-center rounded-md border px-2.5 lg:min-h-9 lg:min-w-9',
        current ? 'border-accent bg-accent-soft font-semibold' : 'border-line-strong hover:bg-sunken',
        quiet && 'text-muted',
      )}
    >
      {children}
    </UiLink>
  );
}
