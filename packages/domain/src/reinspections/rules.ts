import { type Actor, authorize, can } from '../access/index.ts';
import { DomainError, daysAfter } from '../kernel/index.ts';
import type { Severity, TicketSource, TicketStatus } from '../tickets/index.ts';
import type { ReinspectionFacts, ReinspectionReason, ReinspectionRule } from './types.ts';

/** T9: with this a community begins. */
export const startingRule: ReinspectionRule = { share: 20, days: 3, majorAlways: true };

/**
 * T9: what is drawn for a finding, 0 to 99: FNV-1a over its id. No chance is hidden in it: whoever knows the id can draw
 * again, and nobody can choose what is looked at.
 */
export function lotOf(ticketId: string): number {
  let hash = 0x811c9dc5;
  for (const letter of ticketId.toLowerCase()) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0) % 100;
}

/** A finding that has just been closed. */
type Closed = { id: string; source: TicketSource; severity: Severity; status: TicketStatus };

/**
 * T9: the re-inspection that a closing makes due, if any: of what failed before, of what is major, and of the sample.
 * Only what was found on a walk is looked at again.
 */
export function reinspectionAfter(
  ticket: Closed,
  { failedBefore, rule }: { failedBefore: boolean; rule: ReinspectionRule },
  now: Date,
): { reason: ReinspectionReason; lot: number; dueAt: Date } | null {
  if (ticket.source !== 'patrol' || ticket.status !== 'closed') return null;
  const lot = lotOf(ticket.id);
  const reason = reasonOf(ticket, lot, failedBefore, rule);
  return reason && { reason, lot, dueAt: daysAfter(now, rule.days) };
}

function reasonOf(ticket: Closed, lot: number, failedBefore: boolean, rule: ReinspectionRule) {
  if (failedBefore) return 'failed_before';
  if (rule.majorAlways && ticket.severity === 'major') return 'major';
  return lot < rule.share ? 'sample' : null;
}

/**
 * T9: who looks again: the first of the chain who neither did the work nor found it; where nobody else is left, the
 * first who did not do the work, and at last the first there is. Never whom the matter is about (T5).
 * @param chain the zone's housekeeper, then whoever stands above
 */
export function chooseInspector(
  chain: readonly string[],
  { doerIds, finderId, aboutStaffId }: Pick<ReinspectionFacts, 'doerIds' | 'finderId' | 'aboutStaffId'>,
): string | null {
  const fit = chain.filter((id) => id !== aboutStaffId);
  const others = fit.filter((id) => !doerIds.includes(id));
  return others.find((id) => id !== finderId) ?? others[0] ?? fit[0] ?? null;
}

/** The record as the matrix sees it. */
export function subjectOfReinspection(facts: ReinspectionFacts) {
  const { communityId, zoneId, inspectorId, escalatedToId, aboutStaffId } = facts;
  return { communityId, zoneId, firstResponsibleId: inspectorId, attentionId: escalatedToId, aboutStaffId };
}

/** T9: nobody judges what they did or found, unless nobody else could be given it. */
export function isOwnWork(actor: Actor, { doerIds, finderId, inspectorId }: ReinspectionFacts): boolean {
  if (actor.kind !== 'staff' || actor.staffId === inspectorId) return false;
  return actor.staffId === finderId || doerIds.includes(actor.staffId);
}

/** May this actor say what they saw? */
export function mayReinspect(actor: Actor, facts: ReinspectionFacts): boolean {
  const allowed = can(actor, 'reinspection.record', subjectOfReinspection(facts));
  return facts.status === 'due' && allowed && !isOwnWork(actor, facts);
}

/**
 * Refuses what cannot be said now, or not by this actor.
 * @throws DomainError `access.denied`, `reinspection.own_work`, `reinspection.already_done`
 */
export function requireReinspect(actor: Actor, facts: ReinspectionFacts): void {
  authorize(actor, 'reinspection.record', subjectOfReinspection(facts));
  if (isOwnWork(actor, facts)) throw new DomainError('reinspection.own_work');
  if (facts.status !== 'due') throw new DomainError('reinspection.already_done');
}
