import type { TicketFacts } from '../types.ts';

/** The record as the matrix sees it. */
export function subjectOf(ticket: TicketFacts) {
  return {
    communityId: ticket.communityId,
    zoneId: ticket.zoneId,
    householdId: ticket.householdId,
    assigneeId: ticket.assigneeId,
    firstResponsibleId: ticket.firstResponsibleId,
    staffId: ticket.reporterStaffId,
    handoverToId: ticket.handoverToId,
    attentionId: ticket.attentionId,
    assigneeLeaderId: ticket.assigneeLeaderId,
    offeredTeamId: ticket.offeredTeamId,
    companionIds: ticket.companionIds,
    lenderId: ticket.lenderId,
    aboutStaffId: ticket.aboutStaffId,
  };
}
