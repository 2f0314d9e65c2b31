import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Badge, type Tone } from '@linli/ui';
import { Form } from '@remix-run/react';
import { CalendarCheck } from 'lucide';
import type { Absence } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';

const tones: Record<Absence['phase'], Tone> = {
  running: 'accent',
  waiting: 'warning',
  agreed: 'good',
  over: 'neutral',
  cancelled: 'neutral',
};

/** Who stands in for whom, from when until when, and how it stands; whoever may, ends it (T5). */
export function AbsenceRows({ absences, label }: { absences: readonly Absence[]; label: string }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {absences.map(({ id, staff, deputy, from, to, phase, abilities }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
          <p className="min-w-0 flex-1 basis-56">
            <span className="block font-semibold">
              {t('office:absences.row', {
                absent: zh ? staff.name : staff.nameEn,
                deputy: zh ? deputy.name : deputy.nameEn,
              })}
            </span>
            <span className="text-muted text-sm">
              {t('office:absences.days', { from: format.date(from), to: format.date(to) })}
            </span>
          </p>
          <Badge tone={tones[phase]}>{t(`office:absences.phase.${phase}`)}</Badge>
          {abilities.end && <OneStep intent="end" absenceId={id} />}
        </li>
      ))}
    </ul>
  );
}

/** One press: the deputy agrees, or the leave ends. */
export function OneStep({ intent, absenceId }: { intent: 'confirm' | 'end'; absenceId: string }) {
  const t = useT();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="absenceId" value={absenceId} />
      <SubmitButton
        intent={intent}
        variant={intent === 'confirm' ? 'primary' : 'quiet'}
        {...(intent === 'confirm' && { icon: CalendarCheck })}
      >
        {t(`office:absences.${intent}`)}
      </SubmitButton>
    </Form>
  );
}
