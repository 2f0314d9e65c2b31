import { tradesToChoose } from '@linli/domain/tickets';
import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Dialog, Field, Select, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Save } from 'lucide';
import type { Team, Teams } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';

type Props = { teams: Teams; team: Team | undefined; closeHref: string };

/** A team with its people and trades; a new one where none is given. A team of nobody is refused beside the people, one without a trade beside the trades. */
export function TeamForm({ teams, team, closeHref }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const form = useFormState('save');
  const code = form.refused?.failure.code;
  const taken = code === 'team.name_taken' ? t('errors:team.name_taken') : undefined;
  const nobody = form.errorOf('memberIds') && t('office:teams.people_missing');
  const noTrade = form.errorOf('trades') && t('office:teams.trades_missing');
  const checked = (name: string, before: boolean | undefined) =>
    form.refused ? form.valueOf(name) === 'on' : before === true;
  return (
    <Dialog
      title={t(team ? 'office:teams.edit' : 'office:teams.add')}
      closeWord={t('common:close')}
      closeHref={closeHref}
    >
      <Form method="post" className="grid grid-cols-1 gap-4">
        {!taken && (
          <Refusal
            refused={form.refused}
            labels={{
              name: 'office:teams.name',
              nameEn: 'office:teams.name_en',
              memberIds: 'office:teams.people',
              trades: 'office:teams.trades',
            }}
          />
        )}
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="communityId" value={teams.communityId} />
        {team && <input type="hidden" name="id" value={team.id} />}
        <Field id="name" label={t('office:teams.name')} error={taken ?? form.errorOf('name')} required>
          <TextInput name="name" maxLength={20} defaultValue={form.valueOf('name') ?? team?.name} />
        </Field>
        <Field
          id="nameEn"
          label={t('office:teams.name_en')}
          optional={t('common:optional')}
          error={form.errorOf('nameEn')}
        >
          <TextInput name="nameEn" maxLength={40} defaultValue={form.valueOf('nameEn') ?? team?.nameEn} />
        </Field>
        <fieldset aria-describedby={noTrade ? 'trades-error' : undefined}>
          <legend className="font-semibold">{t('office:teams.trades')}</legend>
          {noTrade && (
            <p id="trades-error" className="text-danger text-sm">
              {noTrade}
            </p>
          )}
          <div id="trades" className="grid grid-cols-2 gap-x-4">
            {tradesToChoose(team?.trades ?? []).map((root) => (
              <Checkbox
                key={root}
                name={`trade.${root}`}
                value="on"
                defaultChecked={checked(`trade.${root}`, team?.trades.includes(root))}
                label={t(`tickets:category.${root}`)}
              />
            ))}
          </div>
        </fieldset>
        <fieldset aria-describedby={nobody ? 'memberIds-error' : undefined}>
          <legend className="font-semibold">{t('office:teams.people')}</legend>
          {nobody && (
            <p id="memberIds-error" className="text-danger text-sm">
              {nobody}
            </p>
          )}
          <div
            id="memberIds"
            className="-mx-1 grid max-h-[36dvh] grid-cols-1 gap-x-4 overflow-y-auto px-1 sm:grid-cols-2"
          >
            {teams.people.map((person) => (
              <Checkbox
                key={person.id}
                name={`member.${person.id}`}
                value="on"
                defaultChecked={checked(
                  `member.${person.id}`,
                  team?.members.some(({ id }) => id === person.id),
                )}
                label={zh ? person.name : person.nameEn}
                hint={t(`people:role.${person.role}`)}
              />
            ))}
          </div>
        </fieldset>
        <Field id="leaderId" label={t('office:teams.leader')} error={form.errorOf('leaderId')}>
          <Select
            name="leaderId"
            placeholder={t('office:teams.no_leader')}
            options={teams.people.map(({ id, name, nameEn }) => ({ value: id, label: zh ? name : nameEn }))}
            defaultValue={form.valueOf('leaderId') ?? team?.leaderId ?? ''}
          />
        </Field>
        <SubmitButton size="lg" icon={Save} intent="save">
          {t('office:teams.save')}
        </SubmitButton>
      </Form>
      {team && team.waiting === 0 && (
        <Form method="post" className="mt-3">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="teamId" value={team.id} />
          <SubmitButton variant="quiet" intent="remove">
            {t('office:teams.remove')}
          </SubmitButton>
        </Form>
      )}
    </Dialog>
  );
}
