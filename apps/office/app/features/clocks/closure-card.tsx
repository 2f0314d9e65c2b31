import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Badge, Card, Disclosure, Field, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { CirclePause, CircleStop } from 'lucide';
import type { Closure } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { useOffice } from '../frame/use-office.ts';

type ClosureCardProps = {
  closures: readonly Closure[];
  mayEdit: boolean;
  /** The one that was made last with this form, which begins anew after it. */
  made: string | null;
};

/** The extension switch of an incident (T8): until when no clock runs, and what residents are told. */
export function ClosureCard({ closures, mayEdit, made }: ClosureCardProps) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { now } = useOffice();
  const form = useFormState('close');
  const ending = useFormState('end_closure');
  return (
    <Card title={t('office:closures.title')}>
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-prose text-muted text-sm">{t('office:closures.hint')}</p>
        <Refusal refused={ending.refused} />
        {closures.length === 0 && <p className="text-muted">{t('office:closures.none')}</p>}
        <ul className="grid grid-cols-1 gap-2">
          {closures.map((closure) => {
            const running = closure.from <= now && now < closure.to;
            const by = zh ? closure.by : closure.byEn;
            return (
              <li key={closure.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t pt-2">
                <span className="min-w-0 flex-1 basis-60">
                  <span className="font-medium">{zh ? closure.reason : closure.reasonEn}</span>{' '}
                  {running && <Badge tone="warning">{t('office:closures.running')}</Badge>}
                  {closure.to <= now && <Badge>{t('office:closures.ended', { at: format.when(closure.to) })}</Badge>}
                  <span className="block text-muted text-sm">
                    {t('office:closures.stretch', { from: format.when(closure.from), to: format.when(closure.to) })}
                    {by && ` · ${by}`}
                  </span>
                </span>
                {mayEdit && closure.to > now && (
                  <Form method="post">
                    <input type="hidden" name="intent" value="end_closure" />
                    <input type="hidden" name="closureId" value={closure.id} />
                    <SubmitButton intent="end_closure" variant="secondary" icon={CircleStop}>
                      {t(running ? 'office:closures.end' : 'office:closures.withdraw')}
                    </SubmitButton>
                  </Form>
                )}
              </li>
            );
          })}
        </ul>
        {mayEdit && (
          <Disclosure
            key={made}
            icon={CirclePause}
            summary={t('office:closures.new')}
            open={form.refused !== undefined}
          >
            <Form method="post" className="grid grid-cols-1 gap-4 p-3">
              <Refusal refused={form.refused} />
              <input type="hidden" name="intent" value="close" />
              <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Field
                  id="from"
                  label={t('office:closures.from')}
                  optional={t('office:norms.now')}
                  error={form.errorOf('from')}
                >
                  <TextInput type="datetime-local" name="from" defaultValue={form.valueOf('from')} />
                </Field>
                <Field id="to" label={t('office:closures.to')} error={form.errorOf('to')} required>
                  <TextInput type="datetime-local" name="to" defaultValue={form.valueOf('to')} />
                </Field>
              </div>
              <Field
                id="reason"
                label={t('office:closures.reason')}
                hint={t('office:closures.reason_hint')}
                error={form.errorOf('reason')}
                required
              >
                <TextInput name="reason" maxLength={200} defaultValue={form.valueOf('reason')} />
              </Field>
              <Field
                id="reasonEn"
                label={t('office:closures.reason_en')}
                hint={t('office:closures.reason_en_hint')}
                optional={t('common:optional')}
                error={form.errorOf('reasonEn')}
              >
                <TextInput name="reasonEn" maxLength={200} defaultValue={form.valueOf('reasonEn')} lang="en" />
              </Field>
              <SubmitButton intent="close" icon={CirclePause}>
                {t('office:closures.send')}
              </SubmitButton>
            </Form>
          </Disclosure>
        )}
      </div>
    </Card>
  );
}
