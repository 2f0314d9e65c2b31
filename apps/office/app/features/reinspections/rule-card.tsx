import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Disclosure, Field, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import type { ReinspectionRule } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';

/** T9: how findings are drawn, in a sentence everybody reads; who may change it does so here. */
export function RuleCard({ rule }: { rule: ReinspectionRule }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const form = useFormState('rule');
  const { share, days, majorAlways, changedBy, changedAt } = rule;
  const major = t(majorAlways ? 'patrols:reinspection.major_always' : 'patrols:reinspection.major_sampled');
  const said = (
    <>
      <p className="text-sm">{t('patrols:reinspection.rule_sentence', { share, days, major })}</p>
      {changedBy && changedAt && (
        <p className="text-muted text-sm">
          {t('patrols:reinspection.rule_changed', {
            by: zh ? changedBy.name : changedBy.nameEn,
            when: format.when(changedAt),
          })}
        </p>
      )}
    </>
  );
  if (!rule.abilities.edit) return <div className="border-line border-t px-4 py-3">{said}</div>;
  const number = (name: 'share' | 'days', label: string, most: number) => (
    <Field id={name} label={label} error={form.errorOf(name)} required>
      <TextInput
        type="number"
        inputMode="numeric"
        name={name}
        min={name === 'share' ? 0 : 1}
        max={most}
        className="max-w-32"
        defaultValue={form.valueOf(name) ?? rule[name]}
      />
    </Field>
  );
  return (
    <div className="border-line border-t px-4 py-3">
      {said}
      <Disclosure summary={t('patrols:reinspection.rule')} open={form.refused !== undefined}>
        <Form method="post" className="grid grid-cols-1 gap-3">
          <Refusal
            refused={form.refused}
            labels={{ share: 'patrols:reinspection.rule_share', days: 'patrols:reinspection.rule_days' }}
          />
          <input type="hidden" name="intent" value="rule" />
          <input type="hidden" name="communityId" value={rule.communityId} />
          <input type="hidden" name="ruleVersion" value={rule.version} />
          <div className="grid grid-cols-2 gap-3">
            {number('share', t('patrols:reinspection.rule_share'), 100)}
            {number('days', t('patrols:reinspection.rule_days'), 90)}
          </div>
          <Checkbox name="majorAlways" label={t('patrols:reinspection.rule_major')} defaultChecked={majorAlways} />
          <p className="text-muted text-sm">{t('patrols:reinspection.rule_hint')}</p>
          <div>
            <SubmitButton variant="secondary" intent="rule">
              {t('patrols:reinspection.rule_save')}
            </SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
