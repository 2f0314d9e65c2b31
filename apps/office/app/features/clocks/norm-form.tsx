import { clockNames, crews } from '@linli/domain/clocks';
import type { ErrorCode } from '@linli/domain/kernel';
import { areas, severities, ticketKinds } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { Button, ButtonLink, Card, Checkbox, Field, Notice, Select, TextInput } from '@linli/ui';
import { Form, useSearchParams } from '@remix-run/react';
import { ChartNoAxesColumn, Check } from 'lucide';
import type { ClockNorm, ClockSettings, PolicyPreview } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import { useCategoryName } from '../categories/use-category-name.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { CategorySelect } from '../tickets/category-select.tsx';
import { MinutesField } from './minutes-field.tsx';
import { PreviewCard } from './preview-card.tsx';
import { calendarWord, orderIn, orderWords, selectorWords } from './selector-words.ts';

type Props = { settings: ClockSettings; norm: ClockNorm | null; preview: PolicyPreview | 'invalid' | null };

/** One norm: new, or an old one that goes on differently. The look at last month is a plain question before saving (T8). */
export function NormForm({ settings, norm, preview }: Props) {
  const t = useT();
  const nameOf = useCategoryName();
  const { communityId: community } = settings;
  const format = useFormat();
  const form = useFormState('norm');
  const order = orderIn(form.refused?.failure.params) ?? (preview !== 'invalid' ? preview?.order : null);
  const [asked] = useSearchParams();
  const given = (name: string, usual: string) => form.valueOf(name) ?? asked.get(name) ?? usual;
  const wrong = (...codes: readonly ErrorCode[]) => {
    const code = codes.find((one) => one === form.refused?.failure.code);
    return code && t(`errors:${code}`);
  };
  const when = wrong('clocks.in_past', 'clocks.too_far');
  const unknown = wrong('clocks.category_unknown');
  const option = (value: string, label: string) => ({ value, label });
  const ending = form.refused || asked.has('preview') ? given('end', '') === 'on' : false;
  return (
    <Card title={norm ? selectorWords(norm, t, nameOf) : t('office:norms.new')}>
      <Form
        method="post"
        action={paths.clocks({ community, edit: norm?.id ?? 'new' })}
        className="grid grid-cols-1 gap-4"
      >
        {!order && !when && !unknown && <Refusal refused={form.refused} />}
        <input type="hidden" name="intent" value="norm" />
        <input type="hidden" name="community" value={community} />
        <input type="hidden" name="edit" value={norm?.id ?? 'new'} />
        {norm && <input type="hidden" name="policyId" value={norm.id} />}
        {norm ? (
          <p className="text-muted text-sm">
            {t(`tickets:clock.${norm.clock}`)} · {t(`office:norms.about.${norm.clock}`)} {t('office:norms.keeps')}
          </p>
        ) : (
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <Field id="clock" label={t('office:norms.clock')} hint={t('office:norms.clock_hint')}>
              <Select
                name="clock"
                defaultValue={given('clock', 'reply')}
                options={clockNames.map((value) => option(value, t(`tickets:clock.${value}`)))}
              />
            </Field>
            <Field id="kind" label={t('tickets:field.kind')}>
              <Select
                name="kind"
                defaultValue={given('kind', '')}
                placeholder={t('office:norms.all')}
                options={ticketKinds.map((value) => option(value, t(`tickets:kind.${value}`)))}
              />
            </Field>
            <Field id="severity" label={t('tickets:field.severity')}>
              <Select
                name="severity"
                defaultValue={given('severity', '')}
                placeholder={t('office:norms.all')}
                options={severities.map((value) => option(value, t(`tickets:severity.${value}`)))}
              />
            </Field>
            <Field id="category" label={t('tickets:field.category')} error={unknown ?? form.errorOf('category')}>
              <CategorySelect name="category" value={given('category', '')} blank={t('office:norms.all')} />
            </Field>
            <Field id="area" label={t('tickets:field.area')}>
              <Select
                name="area"
                defaultValue={given('area', '')}
                placeholder={t('office:norms.all')}
                options={areas.map((value) => option(value, t(`tickets:area.${value}`)))}
              />
            </Field>
            <Field
              id="crew"
              label={t('office:norms.crew')}
              hint={t('office:norms.crew_hint')}
              error={form.errorOf('crew')}
            >
              <Select
                name="crew"
                defaultValue={given('crew', '')}
                placeholder={t('office:norms.all')}
                options={crews.map((value) => option(value, t(`office:norms.crew_${value}`)))}
              />
            </Field>
          </div>
        )}
        {norm && <input type="hidden" name="clock" value={norm.clock} />}
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <MinutesField
            name="minutes"
            label={t('office:norms.minutes')}
            error={order ? orderWords(order, t, format) : form.errorOf('minutes')}
            value={given('minutes', String(norm?.minutes ?? 60))}
          />
          <Field id="calendar" label={t('office:norms.calendar_field')} error={form.errorOf('calendar')}>
            <Select
              name="calendar"
              defaultValue={given('calendar', norm?.calendar ?? 'always')}
              options={settings.calendars.map((value) => option(value, calendarWord(value, t)))}
            />
          </Field>
          <Field id="warn" label={t('office:norms.warn')} error={form.errorOf('warnShare')}>
            <TextInput
              name="warn"
              inputMode="decimal"
              defaultValue={given('warn', String(Math.round((norm?.warnShare ?? 0.8) * 10_000) / 100))}
            />
          </Field>
          <MinutesField
            name="escalateEveryMinutes"
            label={t('office:norms.escalate')}
            error={form.errorOf('escalateEveryMinutes')}
            value={given('escalateEveryMinutes', String(norm?.escalateEveryMinutes ?? 60))}
          />
          <Field
            id="validFrom"
            label={t('office:norms.from')}
            optional={t('office:norms.now')}
            error={when ?? form.errorOf('validFrom')}
          >
            <TextInput type="datetime-local" name="validFrom" defaultValue={given('validFrom', '')} />
          </Field>
        </div>
        {norm && (
          <Checkbox
            name="end"
            label={t('office:norms.end')}
            hint={t('office:norms.end_hint')}
            defaultChecked={ending}
          />
        )}
        {preview === 'invalid' && (
          <Notice kind="danger" announce>
            {t('office:norms.preview_invalid')}
          </Notice>
        )}
        {preview && preview !== 'invalid' && <PreviewCard preview={preview} />}
        <div className="flex flex-wrap gap-2">
          <SubmitButton intent="norm" icon={Check}>
            {t('common:save')}
          </SubmitButton>
          <Button
            variant="secondary"
            icon={ChartNoAxesColumn}
            formMethod="get"
            formAction={paths.clocks()}
            name="preview"
            value="1"
            formNoValidate
          >
            {t('office:norms.preview')}
          </Button>
          <ButtonLink href={paths.clocks({ community })} variant="quiet">
            {t('common:cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
