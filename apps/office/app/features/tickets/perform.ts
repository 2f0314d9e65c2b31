import type { ReceivedForm } from '@linli/api/context';
import { maxParts } from '@linli/domain/links';
import { type TicketAction, ticketActions } from '@linli/domain/tickets';
import type { AppLoadContext } from '@remix-run/node';
import { fromWall } from '../forms/wall-clock.ts';

/** What the forms of a ticket can ask for. */
export const talks = ['note', 'reply'] as const;
export type Talk = (typeof talks)[number];
/** T5: who answers for it. */
export const handovers = ['hand_over', 'accept_handover', 'decline_handover', 'withdraw_handover'] as const;
export type Handover = (typeof handovers)[number];
/** What it is, said anew; and what it hangs together with (T3). */
export const corrections = ['recategorize', 'split', 'link', 'unlink', 'settle_children'] as const;
export type Correction = (typeof corrections)[number];
/** Z2: a disagreement about the order. */
export const disagreements = ['disagree', 'settle_disagreement'] as const;
export type Disagreement = (typeof disagreements)[number];
/** T7: help from the next zone. */
export const helps = ['decline_help'] as const;
export type Help = (typeof helps)[number];
export type Intent = Exclude<TicketAction, 'confirm' | 'rate'> | Handover | Disagreement | Help | Talk | Correction;

export function isTalk(intent: Intent): intent is Talk {
  return (talks as readonly Intent[]).includes(intent);
}

export function readIntent(value: string | undefined | null): Intent | undefined {
  if (value === 'confirm' || value === 'rate') return undefined;
  return [...ticketActions, ...handovers, ...disagreements, ...helps, ...talks, ...corrections].find(
    (one): one is Intent => one === value,
  );
}

/** Parts that something was written for; the form has room for a fixed number (T3). */
function partsOf(fields: ReceivedForm['fields']) {
  return Array.from({ length: maxParts }, (_, n) => n)
    .filter((n) => fields[`matter${n}`]?.trim())
    .map((n) => ({
      matter: fields[`matter${n}`],
      category: fields[`category${n}`],
      spotId: fields[`spotId${n}`] || undefined,
      withPhotos: fields[`withPhotos${n}`] === 'on',
    }));
}

/** Numbers that were typed, with any sign between them, and those that were picked. */
function numbersOf(fields: ReceivedForm['fields']): number[] {
  const picked = Object.keys(fields).flatMap((name) => /^pick(\d{1,9})$/.exec(name)?.[1] ?? []);
  const typed = (fields.numbers ?? '').split(/[^\d]+/).filter(Boolean);
  return [...new Set([...picked, ...typed].map(Number))];
}

/** The fields of every ticket form as the door wants them; what a step does not ask for, its schema drops. */
function inputOf({ fields, photoIds }: ReceivedForm, timeZone: string) {
  const until = fields.until === 'other' ? fromWall(fields.untilOther ?? '', timeZone) : fields.until;
  return {
    ticketId: fields.ticketId,
    version: Number(fields.version),
    // T7: what was chosen with one tap, and what was typed beside it.
    ready: fields.ready || undefined,
    note: fields.note,
    noPhoto: fields.noPhoto === 'on',
    words: fields.words,
    assigneeId: fields.assigneeId,
    companionIds: Object.keys(fields).flatMap((name) => (name.startsWith('companion.') ? [name.slice(10)] : [])),
    teamId: fields.teamId,
    toId: fields.toId,
    reason: fields.reason,
    ground: fields.ground,
    outcome: fields.outcome,
    until,
    anyHour: fields.anyHour === 'on',
    intoNumber: fields.intoNumber,
    kind: fields.kind,
    severity: fields.severity,
    category: fields.category,
    area: fields.area,
    ...(fields.intent === 'split' && { parts: partsOf(fields) }),
    ...(fields.intent === 'link' && { numbers: numbersOf(fields) }),
    photoIds,
  };
}

/** One form, one call through the door; it validates, authorises and decides. */
export async function perform(api: AppLoadContext['api'], intent: Intent, form: ReceivedForm): Promise<void> {
  const timeZone = form.fields.until === 'other' ? (await api.people.me()).timeZone : 'UTC';
  const call = api.tickets[intent] as (input: unknown) => Promise<unknown>;
  await call(inputOf(form, timeZone));
}
