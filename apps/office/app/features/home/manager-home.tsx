import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Icon, PageHeader } from '@linli/ui';
import { OctagonAlert, Plus } from 'lucide';
import { paths } from '../../paths.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useOffice } from '../frame/use-office.ts';
import { OnDutyCard } from '../rosters/on-duty-card.tsx';
import { writeFilters } from '../tickets/list-query.ts';
import { StepForm } from '../tickets/step-form.tsx';
import { usePresent } from '../tickets/use-present.ts';
import { CallsCard } from './calls-card.tsx';
import { CountStrip } from './count-strip.tsx';
import { FiguresRow } from './figures-row.tsx';
import type { ManagerData } from './load.ts';
import { OwnCards } from './own-cards.tsx';
import { RowCard } from './row-card.tsx';
import { WalkedCard } from './walked-card.tsx';

const lists = {
  suspended: writeFilters({ focus: 'suspended', order: 'due' }),
  next: writeFilters({ order: 'due' }),
  unaccepted: writeFilters({ focus: 'unaccepted', order: 'due' }),
  toVerify: writeFilters({ status: 'done', order: 'due' }),
  unhappy: writeFilters({ focus: 'ended_in_month', rating: 'dissatisfied' }),
};

/**
 * One screen: what was stopped as unsafe, then beside each other which promises break first, what nobody took, what to look
 * at, whom to call, as many lines of each as the window has room for, and the way to all; how the month goes stands below.
 */
export function ManagerHome({ home }: { home: ManagerData }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const { me, counts } = useOffice();
  const now = usePresent();
  const ids = new Map(home.unaccepted.map((row) => [row.number, row.id]));
  return (
    <div className="mx-auto grid grid-cols-1 max-w-[100rem] gap-3">
      <PageHeader
        title={t('office:home.hello', { name: zh ? me.name : me.nameEn })}
        sub={[format.day(now), zh ? me.communityName : me.communityNameEn].filter(Boolean).join(' · ')}
        actions={
          <ButtonLink href={paths.newTicket()} icon={Plus}>
            {t('office:register.short')}
          </ButtonLink>
        }
      />
      <CountStrip counts={counts} dueToday={home.figures.dueToday} />
      <div className="few *:mb-3 *:break-inside-avoid gap-3 lg:columns-2 xl:columns-3">
        {home.suspended.length > 0 && (
          <RowCard
            title={
              <span className="inline-flex items-center gap-2 text-danger">
                <Icon of={OctagonAlert} />
                {t('office:home.suspended')}
              </span>
            }
            rows={home.suspended}
            search={lists.suspended}
            href={paths.tickets(lists.suspended)}
            none=""
            className="all-lines border-danger!"
          />
        )}
        <RowCard
          title={t('office:home.next')}
          rows={home.next}
          search={lists.next}
          href={paths.tickets(lists.next)}
          none={t('office:list.none_hint')}
          className="all-lines"
        />
        <OwnCards own={home.own} most={3} />
        <RowCard
          title={t('office:count.unaccepted')}
          rows={home.unaccepted}
          count={counts.unaccepted}
          search={lists.unaccepted}
          href={paths.tickets(lists.unaccepted)}
          none={t('office:home.none_unaccepted')}
          beside={(row) => (
            <StepForm
              ticket={{ id: ids.get(row.number) ?? '', number: row.number, version: row.version }}
              intent="accept"
            >
              <SubmitButton intent="accept" ticketId={ids.get(row.number) ?? ''} variant="secondary">
                {t('tickets:action.accept')}
              </SubmitButton>
            </StepForm>
          )}
        />
        <RowCard
          title={t('office:count.to_verify')}
          rows={home.toVerify}
          count={counts.toVerify}
          search={lists.toVerify}
          href={paths.tickets(lists.toVerify)}
          none={t('office:home.none_to_verify')}
        />
        <CallsCard calls={home.calls.slice(0, 3)} />
        <RowCard
          title={t('office:home.unhappy')}
          rows={home.unhappy}
          search={lists.unhappy}
          href={paths.tickets(lists.unhappy)}
          none={t('office:home.none_unhappy')}
        />
        <OnDutyCard onDuty={home.onDuty} />
        <WalkedCard signIns={home.signIns} />
      </div>
      <FiguresRow figures={home.figures} />
    </div>
  );
}
