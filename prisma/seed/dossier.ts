import type { Prisma } from '@linli/db';
import type { Actor, StaffActor } from '@linli/domain/access';
import { openFrom, type WorkingCalendar } from '@linli/domain/calendars';
import {
  afterOutcome,
  type CallbackOutcome,
  type CallbackReason,
  callbackAfter,
  callTime,
  type OwedCall,
} from '@linli/domain/callbacks';
import type { LinkKind } from '@linli/domain/links';
import type { ReinspectionOutcome } from '@linli/domain/reinspections';
import {
  asksNobody,
  type DecisionFacts,
  type DisagreementGround,
  decide,
  mayAct,
  requireDisagree,
  requireHandOver,
  suspensionHours,
  type TicketAction,
  type TicketActionInput,
  type TicketEventType,
  type TicketFacts,
  visibilityOf,
} from '@linli/domain/tickets';
import type { Alarms } from './alarms.ts';
import { plusMinutes } from './calendar.ts';
import type { Moment, Scene } from './photos/scenes.ts';
import type { Random } from './random.ts';

export type TicketRow = TicketFacts & Omit<Prisma.TicketCreateManyInput, keyof TicketFacts> & { number: number };
export type EventRow = Prisma.TicketEventCreateManyInput & { at: Date };
export type CallbackRow = Prisma.CallbackCreateManyInput & { id: string; reason: CallbackReason; dueAt: Date };
/** A photo to be stored and bound to an entry of the history. */
export type PhotoOrder = {
  scene: Scene;
  moment: Moment;
  ticketId: string;
  eventId: string;
  visibility: string;
  accountId: string | null;
  createdAt: Date;
};

export type DossierWorld = {
  now: Date;
  random: Random;
  directorId: string;
  alarms: Alarms;
  /** By which calendar residents are called. */
  calls: WorkingCalendar;
  /** The hours in which something is promised of the matter. */
  hours: WorkingCalendar;
};

type Input<A extends TicketAction> = Omit<TicketActionInput<A>, 'ticketId' | 'version'>;

const doors = { resident: 'portal', staff: 'office', system: 'system' } as const;

/**
 * One ticket with its history as it grows. Every step is decided by the domain, so that row and entries agree; a step
 * that nobody would be allowed to take stops the seed. What would lie in the future does not happen.
 */
export class Dossier {
  readonly events: EventRow[] = [];
  readonly callbacks: CallbackRow[] = [];
  readonly photos: PhotoOrder[] = [];
  readonly row: TicketRow;
  /** The story has reached the present. */
  over = false;
  private readonly world: DossierWorld;
  private readonly housekeeperId: string | null;

  constructor(world: DossierWorld, row: TicketRow, housekeeperId: string, by: Actor) {
    this.world = world;
    this.row = row;
    this.housekeeperId = row.householdId ? housekeeperId : null;
    this.append('submitted', by, row.createdAt as Date, '', {}, null);
  }

  act<A extends TicketAction>(
    action: A,
    by: Actor,
    at: Date,
    input: Input<A>,
    more: Pick<DecisionFacts, 'assignee' | 'companions' | 'team' | 'lending'> = {},
  ): void {
    if (this.passed(at)) return;
    const { row } = this;
    if (!mayAct(by, row, action)) {
      throw new Error(
        `${by.kind === 'staff' ? by.role : by.kind} may not ${action} a ${row.kind} that is ${row.status}.`,
      );
    }
    const facts = { ...row, asksNobody: asksNobody({ ...row, reporterPhone: row.reporterPhone ?? '' }) };
    const { patch, event } = decide(facts, action, input, by, at, { housekeeperId: this.housekeeperId, ...more });
    const from = row.status;
    Object.assign(row, patch);
    this.append(event.type, by, at, event.note, event.data, from);
    const owed = callbackAfter({ ...facts, ...patch });
    if (owed) this.owe(owed, at, null);
  }

  talk(type: 'noted' | 'replied', by: Actor, at: Date, words: string): void {
    if (this.passed(at)) return;
    if (type === 'replied' && by.kind === 'staff') this.row.repliedAt ??= at;
    this.append(type, by, at, words, {}, this.row.status);
  }

  /** T5: offered to somebody, who has not answered yet. */
  offer(by: Actor, to: { id: string; name: string; nameEn: string }, at: Date, words: string): void {
    if (this.passed(at)) return;
    requireHandOver(by, this.row, 'offer');
    this.row.handoverToId = to.id;
    const data = { assigneeId: to.id, assigneeName: to.name, assigneeNameEn: to.nameEn };
    this.append('handover_offered', by, at, words, data, this.row.status);
  }

  /** Z2: somebody disagrees with the order, and nobody has settled that yet; what is unsafe waits. */
  disagree(
    by: Actor,
    to: { id: string; name: string; nameEn: string },
    at: Date,
    ground: DisagreementGround,
    words: string,
  ): void {
    if (this.passed(at)) return;
    requireDisagree(by, this.row);
    const data = { ground, assigneeId: to.id, assigneeName: to.name, assigneeNameEn: to.nameEn };
    this.append('disagreed', by, at, words, data, this.row.status);
    if (ground !== 'judgement') {
      const asked = new Date(at.getTime() + suspensionHours * 3_600_000);
      const hold = { reason: 'safety' as const, until: openFrom(this.world.hours, asked) ?? asked, note: '' };
      const { patch, event } = decide(this.row, 'hold', hold, by, at, { housekeeperId: this.housekeeperId });
      const from = this.row.status;
      Object.assign(this.row, patch);
      this.append(event.type, by, at, event.note, event.data, from);
    }
    Object.assign(this.row, { arbiterId: to.id, orderSuspended: ground !== 'judgement' });
  }

  /** A photo of the latest entry. */
  photograph(by: Actor, scene: Scene, moment: Moment): void {
    const event = this.events.at(-1);
    if (this.over || !event) return;
    const { ticketId, id: eventId, visibility, at: createdAt } = event;
    const accountId = by.kind === 'system' ? null : by.accountId;
    this.photos.push({ scene, moment, ticketId, eventId, visibility, accountId, createdAt });
  }

  mergedInto(other: Dossier): void {
    if (!this.over) this.row.mergedIntoId = other.row.id;
  }

  /** B2: the director calls, as the next call of the list asks for. */
  callBack(by: StaffActor, at: Date, outcome: CallbackOutcome, words: string): void {
    const call = this.callbacks.find(({ status }) => status === 'due');
    if (!call || this.passed(at)) return;
    const attempts = (call.attempts ?? 0) + 1;
    Object.assign(call, { status: 'done', outcome, words, doneAt: at, doneById: by.staffId, attempts, version: 2 });
    this.append('called_back', by, at, words, { outcome }, this.row.status);
    const { reopens, next } = afterOutcome(outcome, call.reason);
    if (reopens) this.act('reopen', by, at, { note: words, photoIds: [] });
    if (next) this.owe(next, at, call.id, outcome === 'unreachable' ? attempts : 0);
  }

  /** T9: somebody looked again at a finding that was closed; what failed is open again. */
  reinspect(by: StaffActor, at: Date, outcome: ReinspectionOutcome, words: string): boolean {
    if (this.passed(at)) return false;
    this.append('reinspected', by, at, words, { outcome }, this.row.status);
    const [first] = this.photos;
    if (outcome === 'failed') {
      if (first) this.photograph(by, first.scene, 'before');
      this.act('reopen', by, at, { note: words, photoIds: [] });
    }
    return true;
  }

  /** T9: nobody could look; somebody goes on another day. */
  putOff(by: StaffActor, at: Date, until: Date, words: string): boolean {
    if (this.passed(at)) return false;
    this.append('reinspection_postponed', by, at, words, { until: until.toISOString() }, this.row.status);
    return true;
  }

  /** T3: a part of the other, or of the same cause; a minute after the latest of both. */
  hangUnder(parent: Dossier, link: LinkKind, by: Actor): void {
    const latest = Math.max(...[this, parent].map(({ row }) => (row.updatedAt as Date).getTime()));
    const at = plusMinutes(new Date(latest), 1);
    if (this.passed(at) || parent.passed(at)) return;
    Object.assign(this.row, { parentId: parent.row.id, parentLink: link });
    parent.row.childCount = (parent.row.childCount ?? 0) + 1;
    const part = link === 'part';
    this.append(part ? 'split_off' : 'linked', by, at, '', { number: parent.row.number }, this.row.status);
    const data = { numbers: String(this.row.number), count: 1 };
    parent.append(part ? 'split' : 'gathered', by, at, '', data, parent.row.status);
  }

  /** T8: what the timers would have done until the present, when all else is told. */
  catchUp(): void {
    this.world.alarms(this.row, this.events, this.world.now);
  }

  private passed(at: Date): boolean {
    this.over ||= at > this.world.now;
    if (!this.over) this.world.alarms(this.row, this.events, at);
    return this.over;
  }

  private owe({ reason, hours }: OwedCall, createdAt: Date, previousId: string | null, attempts = 0): void {
    const dueAt = callTime(this.world.calls, createdAt, hours);
    if (this.callbacks.some((call) => call.reason === reason && call.status === 'due')) return;
    const { id: ticketId, communityId, zoneId } = this.row;
    const id = this.world.random.id(createdAt);
    const place = { communityId, zoneId, ticketId, ownerId: this.world.directorId };
    const open = { status: 'due', attempts, doneAt: null, doneById: null, outcome: null, words: '', version: 1 };
    this.callbacks.push({ id, ...place, ...open, reason, previousId, dueAt, createdAt });
  }

  private append(
    type: TicketEventType,
    by: Actor,
    at: Date,
    note: string,
    data: Record<string, string | number | null>,
    fromStatus: string | null,
  ): void {
    const seq = this.events.length + 1;
    Object.assign(this.row, { version: seq, updatedAt: at });
    this.events.push({
      id: this.world.random.id(at),
      ticketId: this.row.id,
      seq,
      type,
      at,
      visibility: visibilityOf(type),
      door: doors[by.kind],
      actorKind: by.kind,
      actorId: by.kind === 'resident' ? by.memberId : by.kind === 'staff' ? by.staffId : null,
      actorName: by.kind === 'system' ? '' : by.name,
      fromStatus,
      toStatus: this.row.status,
      note,
      data,
    });
  }
}
