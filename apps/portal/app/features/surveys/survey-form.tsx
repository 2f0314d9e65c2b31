import type { SurveyAspect } from '@linli/domain/surveys';
import { useT } from '@linli/i18n/react';
import { Button, Card, ErrorSummary, Field, Notice, Rating, TextArea } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Send } from 'lucide';
import { paths } from '../../paths.ts';
import { useFieldErrors } from '../report/report-words.ts';
import { useSend } from '../report/send.ts';
import { UnsentNotice } from '../report/unsent-notice.tsx';
import type { FormOutcome } from '../session/form.ts';
import { SessionEnded } from '../session/session-ended.tsx';

type SurveyFormProps = {
  id: string;
  aspects: readonly SurveyAspect[];
  outcome: FormOutcome | undefined;
  unsent: boolean;
};

/** Five aspects, three levels each, and what else there is to say. */
export function SurveyForm({ id, aspects, outcome, unsent }: SurveyFormProps) {
  const t = useT();
  const action = paths.survey(id);
  const { form, busy } = useSend(action, outcome);
  const errors = useFieldErrors(outcome);
  const code = outcome?.failure?.code;
  const summary = aspects.flatMap((aspect) => {
    const message = errors.of(aspect);
    return message ? [{ id: aspect, message: t(`surveys:aspect.${aspect}`) }] : [];
  });
  return (
    <Form {...form} className="grid gap-4">
      <SessionEnded outcome={outcome} to={action} />
      <ErrorSummary
        title={t('portal:report.errors', { count: summary.length })}
        errors={summary}
        kept={t('portal:report.kept')}
      />
      {code && code !== 'auth.required' && summary.length === 0 && (
        <Notice kind="danger" announce>
          {t(`errors:${code}`)}
        </Notice>
      )}
      {aspects.map((aspect) => (
        <Card key={aspect}>
          <Rating
            name={aspect}
            legend={t(`surveys:aspect.${aspect}`)}
            defaultValue={outcome?.values[aspect]}
            error={errors.of(aspect)}
            levels={[
              { value: 'satisfied', label: t('tickets:rating.satisfied') },
              { value: 'fairly_satisfied', label: t('tickets:rating.fairly_satisfied') },
              { value: 'dissatisfied', label: t('tickets:rating.dissatisfied') },
            ]}
          />
        </Card>
      ))}
      <Card>
        <Field
          id="opinion"
          label={t('surveys:field.opinion')}
          optional={t('common:optional')}
          error={errors.of('opinion')}
        >
          <TextArea name="opinion" defaultValue={outcome?.values.opinion} />
        </Field>
      </Card>
      <UnsentNotice unsent={unsent} busy={busy} />
      <Button size="lg" block icon={Send} busy={busy} busyWord={t('common:sending')}>
        {t('common:submit')}
      </Button>
    </Form>
  );
}
