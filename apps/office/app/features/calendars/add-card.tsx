import { useT } from '@linli/i18n/react';
import { ButtonLink, Card, Field, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Plus } from 'lucide';
import type { Calendars } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { WeekFields } from './week-fields.tsx';

/** A calendar of the community's own: its name, and its week to begin with as the workdays go. */
export function AddCard({ calendars }: { calendars: Calendars }) {
  const t = useT();
  const form = useFormState('add');
  const [first] = calendars.calendars;
  const example = calendars.calendars.find(({ name }) => name === 'workdays') ?? first;
  const taken = form.refused?.failure.code === 'calendar.name_taken' ? t('errors:calendar.name_taken') : undefined;
  if (!example) return null;
  return (
    <Card title={t('office:calendars.add')}>
      <Form method="post" className="grid grid-cols-1 gap-4">
        {!taken && <Refusal refused={form.refused} />}
        <input type="hidden" name="communityId" value={calendars.communityId} />
        <input type="hidden" name="intent" value="add" />
        <Field
          id="name"
          label={t('office:calendars.name')}
          hint={t('office:calendars.name_hint')}
          error={taken ?? form.errorOf('name')}
          className="max-w-sm"
          required
        >
          <TextInput name="name" maxLength={40} defaultValue={form.valueOf('name')} />
        </Field>
        <WeekFields form={form} week={example} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton intent="add" icon={Plus}>
            {t('common:save')}
          </SubmitButton>
          <ButtonLink href={paths.calendars({ community: calendars.communityId })} variant="quiet">
            {t('common:cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
