import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Badge, ButtonLink, type Tone } from '@linli/ui';
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

type Props = {
  absences: readonly Absence[];
  label: string;
  /** Where ending this one is asked. */
  endHref: (id: string) => string;
};

/** What has not begun is called off; what has begun is ended. */
export function endWord({ phase }: Pick<Absence, 'phase'>): 'end' | 'call_off' {
  return phase === 'running' ? 'end' : 'call_off';
}

/** Who stands in for whom, from when until when, and how it stands; whoever may, ends it (T5). */
export function AbsenceRows({ absences, label, endHref }: Props) {
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
          {abilities.end && (
            <ButtonLink href={endHref(id)} variant="quiet" className="max-sm:-ml-4">
              {t(`office:absences.${endWord({ phase })}`)}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}

/** One press: the deputy agrees. */
export function Agree({ absenceId }: { absenceId: string }) {
  const t = useT();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="absenceId" value={absenceId} />
      <SubmitButton intent="confirm" icon={CalendarCheck}>
        {t('office:absences.confirm')}
      </SubmitButton>
    </Form>
  );
}
