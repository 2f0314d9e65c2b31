import { useLocale, useT } from '@linli/i18n/react';
import { EmptyState, Field, RadioCards, TextInput } from '@linli/ui';
import { UsersRound } from 'lucide';
import type { Team, Ticket } from '../../api-types.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { actionIcons } from './action-icons.ts';
import { StepForm } from './step-form.tsx';

/** T7: on whose board it goes; those of its trade first. */
export function PostForm({ ticket, teams }: { ticket: Ticket; teams: readonly Team[] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState('post');
  if (teams.length === 0) {
    return (
      <EmptyState icon={UsersRound} title={t('office:teams.none')}>
        {t('office:teams.none_hint')}
      </EmptyState>
    );
  }
  const fits = (team: Team) => team.trades.some((root) => `${ticket.category}.`.startsWith(`${root}.`));
  const sorted = [...teams].sort((a, b) => Number(fits(b)) - Number(fits(a)));
  const [first] = sorted;
  const unfit = form.refused?.failure.code === 'team.empty' ? t('errors:team.empty') : undefined;
  return (
    <StepForm ticket={ticket} intent="post" className="grid grid-cols-1 gap-4">
      <RadioCards
        name="teamId"
        legend={t('tickets:field.teamId')}
        hint={t('office:board.hint')}
        options={sorted.map((team) => ({
          value: team.id,
          label: zh ? team.name : team.nameEn,
          hint: [
            fits(team) && t('office:dispatch.trade_fits'),
            t('office:teams.members', { count: team.members.length }),
            t('office:board.waiting', { count: team.waiting }),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
        error={unfit ?? form.errorOf('teamId')}
        required
        defaultValue={form.valueOf('teamId') ?? (first && fits(first) ? first.id : '')}
      />
      <Field id="note" label={t('office:dispatch.note')} optional={t('common:optional')} error={form.errorOf('note')}>
        <TextInput name="note" maxLength={1000} defaultValue={form.valueOf('note')} />
      </Field>
      <SubmitButton size="lg" icon={actionIcons.post}>
        {t('tickets:action.post')}
      </SubmitButton>
    </StepForm>
  );
}
