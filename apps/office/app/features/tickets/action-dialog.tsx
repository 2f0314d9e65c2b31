import { useT } from '@linli/i18n/react';
import { ButtonLink, Dialog, Notice } from '@linli/ui';
import { MessageCircle, StickyNote } from 'lucide';
import { paths } from '../../paths.ts';
import { SubmitButton } from '../forms/submit-button.tsx';
import { actionIcons } from './action-icons.ts';
import { ClaimButton } from './claim-button.tsx';
import type { DetailProps } from './detail-props.ts';
import { DisagreeForm } from './disagree-form.tsx';
import { DispatchForm } from './dispatch-form.tsx';
import { FinishForm } from './finish-form.tsx';
import { GatherForm } from './gather-form.tsx';
import { HandoverForm } from './handover-form.tsx';
import { HoldForm } from './hold-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { furtherSteps, isOneTap } from './next-step.ts';
import { readIntent } from './perform.ts';
import { PostForm } from './post-form.tsx';
import { RecategorizeForm } from './recategorize-form.tsx';
import { ReturnForm } from './return-form.tsx';
import { SettleForm } from './settle-form.tsx';
import { SplitForm } from './split-form.tsx';
import { StepForm } from './step-form.tsx';
import { TransferForm } from './transfer-form.tsx';
import { useDoHref } from './use-do-href.ts';
import { useListSearch } from './use-list-search.ts';
import { isWordsStep, WordsForm } from './words-form.tsx';

/** The sheet of `?do=…`. It stays open when the step has become impossible meanwhile: what was typed is still there. */
export function ActionDialog({ open, ...props }: DetailProps & { open: string }) {
  const t = useT();
  const { ticket, candidates, successors, colleagues, teams, dueChanges, spots, gatherable } = props;
  const intent = readIntent(open);
  // A list that nobody may ask for is empty, and says nothing of who is there.
  const listed = (list: readonly unknown[]) => list.length > 0 || (intent !== undefined && ticket.abilities[intent]);
  const closeHref = paths.ticket(ticket.number, useListSearch());
  if (open !== 'more' && (!intent || intent === 'note' || intent === 'reply' || isOneTap(intent))) return null;
  const title = intent ? t(`tickets:action.${intent}`) : t('office:detail.actions');
  return (
    <Dialog title={title} closeWord={t('common:close')} closeHref={closeHref}>
      {intent && !ticket.abilities[intent] && (
        <Notice kind="warning" className="mb-4">
          {t('errors:ticket.invalid_transition')}
        </Notice>
      )}
      {open === 'more' && <MoreSteps {...props} />}
      {intent === 'dispatch' && listed(candidates) && <DispatchForm ticket={ticket} candidates={candidates} />}
      {intent === 'post' && listed(teams) && <PostForm ticket={ticket} teams={teams} />}
      {intent === 'return' && <ReturnForm ticket={ticket} />}
      {intent === 'transfer' && listed(colleagues) && <TransferForm ticket={ticket} colleagues={colleagues} />}
      {intent === 'hold' && <HoldForm ticket={ticket} />}
      {intent === 'hand_over' && listed(successors) && <HandoverForm ticket={ticket} successors={successors} />}
      {intent === 'disagree' && <DisagreeForm ticket={ticket} />}
      {intent === 'settle_disagreement' && <SettleForm ticket={ticket} />}
      {intent === 'merge' && <MergeForm ticket={ticket} />}
      {intent === 'split' && <SplitForm ticket={ticket} spots={spots} />}
      {intent === 'link' && <GatherForm ticket={ticket} gatherable={gatherable} />}
      {intent === 'recategorize' && <RecategorizeForm ticket={ticket} dueChanges={dueChanges} />}
      {intent === 'finish' && <FinishForm ticket={ticket} id="finish-sheet" />}
      {intent && isWordsStep(intent) && <WordsForm ticket={ticket} intent={intent} />}
    </Dialog>
  );
}

const ordering = ['recategorize', 'split', 'link', 'unlink', 'disagree', 'hand_over'] as const;

/** Everything else that can be done, one large button under another. */
function MoreSteps({ ticket }: DetailProps) {
  const t = useT();
  const href = useDoHref(ticket.number);
  const here = paths.ticket(ticket.number, useListSearch());
  return (
    <ul className="grid grid-cols-1 gap-2">
      {furtherSteps(ticket).map((action) => (
        <li key={action}>
          {action === 'claim' ? (
            <ClaimButton ticket={ticket} variant="secondary" block />
          ) : isOneTap(action) ? (
            <StepForm ticket={ticket} intent={action}>
              <SubmitButton intent={action} variant="secondary" block icon={actionIcons[action]}>
                {t(`tickets:action.${action}`)}
              </SubmitButton>
            </StepForm>
          ) : (
            <ButtonLink href={href(action)} variant="secondary" block icon={actionIcons[action]}>
              {t(`tickets:action.${action}`)}
            </ButtonLink>
          )}
        </li>
      ))}
      {ordering
        .filter((step) => ticket.abilities[step])
        .map((step) => (
          <li key={step}>
            <ButtonLink href={href(step)} variant="secondary" block icon={actionIcons[step]}>
              {t(`tickets:action.${step}`)}
            </ButtonLink>
          </li>
        ))}
      {ticket.abilities.reply && (
        <li>
          <ButtonLink href={`${here}#reply`} variant="quiet" block icon={MessageCircle}>
            {t('office:talk.reply')}
          </ButtonLink>
        </li>
      )}
      {ticket.abilities.note && (
        <li>
          <ButtonLink href={`${here}#note`} variant="quiet" block icon={StickyNote}>
            {t('office:talk.note')}
          </ButtonLink>
        </li>
      )}
    </ul>
  );
}
