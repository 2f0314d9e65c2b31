import { useFormat, useT } from '@linli/i18n/react';
import { Card, Disclosure } from '@linli/ui';
import { CircleCheck, MessageSquareText, RotateCcw, Send, Undo2 } from 'lucide';
import type { Ticket } from '../../api-types.ts';
import type { FormOutcome } from '../session/form.ts';
import type { Act } from './act.ts';
import { RatingFields, WordsFields } from './act-fields.tsx';
import { ActForm } from './act-form.tsx';

const hour = 3_600_000;

type ActsProps = {
  ticket: Pick<Ticket, 'id' | 'number' | 'version' | 'status' | 'abilities' | 'confirmsAt'>;
  now: Date;
  outcome: FormOutcome | undefined;
  /** Which form the last answer belongs to. */
  tried: Act | undefined;
  unsent: boolean;
};

function useAct({ ticket, outcome, tried, unsent }: ActsProps) {
  return (act: Act) => ({
    act,
    ticket,
    outcome: tried === act ? outcome : undefined,
    unsent,
  });
}

/** What waits for the resident: is it solved, and how was it; or: it is not. */
export function ConfirmActs(props: ActsProps) {
  const t = useT();
  const of = useAct(props);
  const { abilities, status } = props.ticket;
  const act = abilities.confirm ? 'confirm' : abilities.rate ? 'rate' : undefined;
  if (!act && !abilities.reopen) return null;
  return (
    <>
      {act && (
        <Card title={t(`portal:${act}.title`)}>
          <ActForm {...of(act)} word={t(`portal:${act}.send`)} icon={CircleCheck}>
            <SilenceNote at={props.ticket.confirmsAt} now={props.now} />
            <RatingFields act={act} outcome={of(act).outcome} />
          </ActForm>
        </Card>
      )}
      {abilities.reopen && (
        <Card flush>
          <Disclosure
            icon={RotateCcw}
            summary={t(status === 'rejected' ? 'portal:reopen.rejected_title' : 'portal:reopen.title')}
            open={props.tried === 'reopen'}
            className="p-1"
          >
            <ActForm {...of('reopen')} word={t('portal:reopen.send')} icon={RotateCcw}>
              <WordsFields
                act="reopen"
                name="note"
                label={t('portal:reopen.note')}
                hint={t('portal:reopen.hint')}
                photos
                outcome={of('reopen').outcome}
              />
            </ActForm>
          </Disclosure>
        </Card>
      )}
    </>
  );
}

/** T9: how long there is left before no answer counts as one. */
function SilenceNote({ at, now }: { at: Date | null; now: Date }) {
  const t = useT();
  const format = useFormat();
  if (!at) return null;
  const left = at.getTime() - now.getTime();
  return (
    <p className="max-w-prose text-muted">
      {left < 60_000
        ? t('portal:confirm.silence_soon')
        : t('portal:confirm.silence', {
            left: format.duration(Math.max(hour, Math.round(left / hour) * hour)),
            when: format.within(at),
          })}
    </p>
  );
}

/** What was sent for an act that is not possible any more: its words and photos can still be said. */
function leftOver({ ticket, outcome, tried }: ActsProps): FormOutcome | undefined {
  const { failure } = outcome ?? {};
  if (!outcome || failure?.status !== 409 || failure.code === 'ticket.confirmed_already') return undefined;
  if (!tried || ticket.abilities[tried]) return undefined;
  const { values, photoIds } = outcome;
  const words = (values.note ?? values.words ?? '').trim();
  return words || photoIds.length > 0 ? { ...outcome, failure: null, values: { words } } : undefined;
}

/** What can be said or withdrawn at any time. */
export function TalkActs(props: ActsProps) {
  const t = useT();
  const of = useAct(props);
  const { abilities } = props.ticket;
  const left = leftOver(props);
  const reply = left ? { ...of('reply'), outcome: left } : of('reply');
  return (
    <>
      {abilities.reply && (
        <Card flush>
          <Disclosure
            icon={MessageSquareText}
            summary={t('portal:reply.title')}
            open={props.tried === 'reply' || left !== undefined}
            className="p-1"
          >
            <ActForm key={left ? 'left' : 'own'} {...reply} word={t('common:send')} icon={Send}>
              <WordsFields
                act="reply"
                name="words"
                label={t('portal:reply.words')}
                labelHidden
                photos
                outcome={reply.outcome}
              />
            </ActForm>
          </Disclosure>
        </Card>
      )}
      {abilities.cancel && (
        <Card flush>
          <Disclosure icon={Undo2} summary={t('portal:cancel.title')} open={props.tried === 'cancel'} className="p-1">
            <ActForm {...of('cancel')} word={t('portal:cancel.send')} icon={Undo2} variant="secondary">
              <WordsFields
                act="cancel"
                name="note"
                label={t('portal:cancel.note')}
                photos={false}
                outcome={of('cancel').outcome}
              />
            </ActForm>
          </Disclosure>
        </Card>
      )}
    </>
  );
}
