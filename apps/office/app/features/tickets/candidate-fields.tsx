import type { StaffRole } from '@linli/domain/access';
import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Disclosure, Notice, RadioCards } from '@linli/ui';
import { Handshake, UsersRound } from 'lucide';
import type { Candidate, Ticket } from '../../api-types.ts';
import type { useFormState } from '../forms/use-refused.ts';
import { isUnrostered, reasonsOf } from './reasons.ts';

type Props = {
  ticket: Ticket;
  candidates: readonly Candidate[];
  form: ReturnType<typeof useFormState>;
  /** Chosen already, where one tap may send them. */
  chosen?: string | undefined;
  /** To pass it on: not to whom it is with already. */
  others?: boolean;
};

/** T7: who can be sent, the best first, the zone's own before the next zone's, each with the reasons; and who goes along. */
export function CandidateFields({ ticket, candidates, form, chosen = '', others = false }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const optionOf = (candidate: Candidate) => ({
    value: candidate.id,
    label: (
      <>
        {zh ? candidate.name : candidate.nameEn}{' '}
        <span className="font-normal text-muted text-sm">{t(`people:role.${candidate.role as StaffRole}`)}</span>
        {candidate.suggested && <span className="ml-1.5 text-accent text-sm">{t('office:dispatch.suggested')}</span>}
        {candidate.id === ticket.assignee?.id && (
          <span className="ml-1.5 text-muted text-sm">{t('office:dispatch.current')}</span>
        )}
      </>
    ),
    hint: reasonsOf(t, candidate, zh),
  });
  const leaders = others ? candidates.filter(({ id }) => id !== ticket.assignee?.id) : candidates;
  const own = leaders.filter(({ lending }) => lending === null);
  const lent = leaders.filter(({ lending }) => lending !== null);
  const help = leaders[0]?.help ?? null;
  const goesAlong = (id: string) =>
    form.refused ? form.valueOf(`companion.${id}`) === 'on' : ticket.companions.some((one) => one.id === id);
  // Who goes along and is on no list stays where they are, unless they are left out.
  const listed = candidates.map((candidate) => ({ ...candidate, hint: reasonsOf(t, candidate, zh) }));
  const elsewhere = ticket.companions.filter(({ id }) => !candidates.some((candidate) => candidate.id === id));
  const along = [...elsewhere.map((person) => ({ ...person, hint: undefined })), ...listed];
  return (
    <>
      {isUnrostered(candidates) && <Notice>{t('office:on_duty.unplanned')}</Notice>}
      {help && lent.length === 0 && <Notice>{t(`office:nobody.${help}`)}</Notice>}
      {own.length > 0 && (
        <RadioCards
          name="assigneeId"
          legend={t('tickets:field.assigneeId')}
          options={own.map(optionOf)}
          error={form.errorOf('assigneeId')}
          required
          defaultValue={form.valueOf('assigneeId') ?? chosen}
          className="max-h-[40dvh] overflow-y-auto p-1"
        />
      )}
      {lent.length > 0 && (
        <Disclosure
          summary={t('office:help.legend')}
          icon={Handshake}
          open={help !== null || lent.some(({ id }) => id === form.valueOf('assigneeId'))}
        >
          <p className="text-sm">{t(help ? `office:help.${help}` : 'office:help.not_needed')}</p>
          <p className="text-muted text-sm">{t('office:help.told')}</p>
          <RadioCards
            name="assigneeId"
            legend={t('office:help.legend')}
            options={lent.map(optionOf)}
            defaultValue={form.valueOf('assigneeId') ?? ''}
            className="max-h-[40dvh] overflow-y-auto p-1 [&>legend]:sr-only"
          />
        </Disclosure>
      )}
      <Disclosure
        summary={t('tickets:field.companionIds')}
        icon={UsersRound}
        open={(others && ticket.companions.length > 0) || along.some(({ id }) => form.valueOf(`companion.${id}`))}
      >
        <p className="text-muted text-sm">{t(others ? 'office:transfer.along_hint' : 'office:dispatch.along_hint')}</p>
        <div className="max-h-[30dvh] overflow-y-auto px-1">
          {along.map(({ id, name, nameEn, hint }) => (
            <Checkbox
              key={id}
              name={`companion.${id}`}
              value="on"
              defaultChecked={goesAlong(id)}
              label={zh ? name : nameEn}
              hint={hint}
            />
          ))}
        </div>
      </Disclosure>
    </>
  );
}
