import { useT } from '@linli/i18n/react';
import { Card, Field, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import type { Teams } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';

/** T7: how much open work a person may hold and still claim more; read by all, written by who answers for the community. */
export function CapForm({ teams }: { teams: Teams }) {
  const t = useT();
  const form = useFormState('cap');
  if (!teams.abilities.edit) {
    return (
      <p className="text-muted text-sm">
        {t('office:teams.cap')}: {teams.cap}
      </p>
    );
  }
  return (
    <Card>
      <Form method="post" className="grid grid-cols-1 gap-3">
        <Refusal refused={form.refused} labels={{ cap: 'office:teams.cap' }} />
        <input type="hidden" name="intent" value="cap" />
        <input type="hidden" name="communityId" value={teams.communityId} />
        <Field
          id="cap"
          label={t('office:teams.cap')}
          hint={t('office:teams.cap_hint')}
          error={form.errorOf('cap')}
          required
        >
          <TextInput
            type="number"
            inputMode="numeric"
            name="cap"
            min={1}
            max={50}
            className="max-w-32"
            defaultValue={form.valueOf('cap') ?? teams.cap}
          />
        </Field>
        <div>
          <SubmitButton variant="secondary" intent="cap">
            {t('office:teams.save')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
