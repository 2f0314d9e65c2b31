import { useT } from '@linli/i18n/react';
import { Card, Field, Notice, RadioCards, TextArea, TextInput, Toolbar } from '@linli/ui';
import { Form } from '@remix-run/react';
import { CalendarClock, CircleCheck, CircleX } from 'lucide';
import { useState } from 'react';
import type { ReinspectionDetail } from '../../api-types.ts';
import { PhotoField } from '../forms/photo-field.tsx';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useDecidedOn } from '../forms/use-decided-on.ts';
import { useFormState } from '../forms/use-refused.ts';

const outcomes = [
  { value: 'passed', icon: CircleCheck },
  { value: 'failed', icon: CircleX },
  { value: 'postponed', icon: CalendarClock },
] as const;

/** T9: one tap, a photo where it failed, and what to say; all of it within reach of one thumb. */
export function RecordForm({ look }: { look: ReinspectionDetail }) {
  const t = useT();
  const form = useFormState('record');
  const version = useDecidedOn(look.version, true, form.refused);
  const [outcome, setOutcome] = useState(form.valueOf('outcome'));
  const photos = { ...form, photoError: form.photoError ?? form.errorOf('photoIds') };
  return (
    <Card title={t('patrols:reinspection.record')}>
      <Form method="post" encType="multipart/form-data" className="grid grid-cols-1 gap-4">
        <Refusal
          refused={form.refused}
          labels={{
            outcome: 'patrols:reinspection.field.outcome',
            words: 'patrols:reinspection.field.words',
            photoIds: 'patrols:reinspection.field.photos',
            nextAt: 'patrols:reinspection.field.nextAt',
          }}
        />
        <input type="hidden" name="intent" value="record" />
        <input type="hidden" name="reinspectionId" value={look.id} />
        <input type="hidden" name="version" value={version} />
        <RadioCards
          name="outcome"
          legend={t('patrols:reinspection.field.outcome')}
          layout="tiles"
          required
          options={outcomes.map(({ value, icon }) => ({
            value,
            icon,
            label: t(`patrols:reinspection.outcome.${value}`),
          }))}
          defaultValue={form.valueOf('outcome')}
          error={form.errorOf('outcome')}
          onChange={setOutcome}
        />
        <Notice kind={outcome === 'failed' ? 'warning' : 'info'} announce={outcome === 'failed'}>
          {t('patrols:reinspection.reopens')}
        </Notice>
        <div>
          <PhotoField
            form={photos}
            id="photoIds"
            label={t('patrols:reinspection.field.photos')}
            optional={outcome !== 'failed'}
          />
          <p className="mt-1 text-muted text-sm">{t('patrols:reinspection.photos_hint')}</p>
        </div>
        <Field
          id="words"
          label={t('patrols:reinspection.field.words')}
          hint={t('patrols:reinspection.words_hint')}
          error={form.errorOf('words')}
          required={outcome === 'failed' || outcome === 'postponed'}
        >
          <TextArea name="words" rows={2} defaultValue={form.valueOf('words')} />
        </Field>
        {/* Without JavaScript nobody knows what was tapped: then it is there for everybody. */}
        {(outcome === undefined || outcome === 'postponed') && (
          <Field
            id="nextAt"
            label={t('patrols:reinspection.field.nextAt')}
            optional={outcome === 'postponed' ? undefined : t('common:optional')}
            hint={t('patrols:reinspection.next_hint')}
            error={form.errorOf('nextAt')}
          >
            <TextInput type="datetime-local" name="nextAt" defaultValue={form.valueOf('nextAt')} />
          </Field>
        )}
        <Toolbar
          label={t('patrols:reinspection.record')}
          sticky
          className="lg:sticky! lg:bottom-0! lg:bg-surface! lg:py-2.5!"
        >
          <SubmitButton size="lg" intent="record">
            {t('patrols:reinspection.save')}
          </SubmitButton>
        </Toolbar>
      </Form>
    </Card>
  );
}
