import { gatherTicketsInput, settleChildrenInput, splitTicketInput, unlinkTicketInput } from '@linli/domain/links';
import {
  acceptHandoverInput,
  createTicketInput,
  declineHandoverInput,
  declineHelpInput,
  disagreeInput,
  ticketActionInputs as inputs,
  likelySameInput,
  listTicketsInput,
  noteTicketInput,
  offerHandoverInput,
  previewRecategorizeInput,
  recategorizeTicketInput,
  registerTicketInput,
  settleDisagreementInput,
  ticketNumberRef,
  ticketRatesInput,
  ticketRef,
  withdrawHandoverInput,
} from '@linli/domain/tickets';
import { dueChangeView } from '@linli/services/clocks';
import {
  gatherTickets,
  linkedTicketView,
  listGatherable,
  settleChildren,
  settledChildrenView,
  splitTicket,
  unlinkTicket,
} from '@linli/services/links';
import {
  acceptHandover,
  acceptTicket,
  arriveAtTicket,
  cancelTicket,
  candidateView,
  claimTicket,
  closeTicket,
  confirmTicket,
  countTickets,
  createTicket,
  declineHandover,
  declineHelp,
  disagree,
  dispatchTicket,
  findWhereabouts,
  finishTicket,
  getTicket,
  getTicketFigures,
  getTicketRates,
  handoverCandidateView,
  holdTicket,
  householdTicketPageView,
  householdTicketView,
  likelySameView,
  listCandidates,
  listHandoverCandidates,
  listLikelySame,
  listTickets,
  mergeTicket,
  noteTicket,
  offerHandover,
  postTicket,
  previewRecategorize,
  rateTicket,
  recategorizeTicket,
  registeredTicketView,
  registerTicket,
  rejectTicket,
  reopenTicket,
  replyToTicket,
  resumeTicket,
  returnTicket,
  sendBackTicket,
  settleDisagreement,
  settleTicket,
  takeTicket,
  ticketCountsView,
  ticketFiguresView,
  ticketPageView,
  ticketRatesView,
  ticketReceiptView,
  ticketRefView,
  ticketView,
  transferTicket,
  verifyTicket,
  whereaboutsView,
  withdrawHandover,
} from '@linli/services/tickets';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

const reopen = permitted('ticket.reopen')
  .input(inputs.reopen)
  .output(ticketRefView)
  .mutation(({ ctx, input }) => reopenTicket(ctx, input));
const cancel = permitted('ticket.cancel')
  .input(inputs.cancel)
  .output(ticketRefView)
  .mutation(({ ctx, input }) => cancelTicket(ctx, input));
const reply = permitted('ticket.reply')
  .input(noteTicketInput)
  .output(ticketRefView)
  .mutation(({ ctx, input }) => replyToTicket(ctx, input));

/** What a resident can ask of their household's tickets. */
export const portalTickets = router({
  list: permitted('ticket.view')
    .input(listTicketsInput)
    .output(householdTicketPageView)
    .query(({ ctx, input }) => listTickets(ctx, input)),
  get: permitted('ticket.view')
    .input(ticketNumberRef)
    .output(householdTicketView)
    .query(({ ctx, input }) => getTicket(ctx, input)),
  create: permitted('ticket.create')
    .input(createTicketInput)
    .output(ticketReceiptView)
    .mutation(({ ctx, input }) => createTicket(ctx, input)),
  confirm: permitted('ticket.confirm')
    .input(inputs.confirm)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => confirmTicket(ctx, input)),
  rate: permitted('ticket.rate')
    .input(inputs.rate)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => rateTicket(ctx, input)),
  reopen,
  cancel,
  reply,
});

/** What staff can ask, each as far as the matrix lets them. */
export const officeTickets = router({
  list: permitted('ticket.view')
    .input(listTicketsInput)
    .output(ticketPageView)
    .query(({ ctx, input }) => listTickets(ctx, input)),
  get: permitted('ticket.view')
    .input(ticketNumberRef)
    .output(ticketView)
    .query(({ ctx, input }) => getTicket(ctx, input)),
  reopen,
  cancel,
  reply,
  counts: permitted('ticket.view')
    .output(ticketCountsView)
    .query(({ ctx }) => countTickets(ctx)),
  /** T6: what a new report may be the same as. */
  likelySame: permitted('ticket.register')
    .input(likelySameInput)
    .output(z.array(likelySameView))
    .query(({ ctx, input }) => listLikelySame(ctx, input)),
  /** Of what somebody had and may not see any more. */
  whereabouts: permitted('ticket.view')
    .input(ticketNumberRef)
    .output(whereaboutsView.nullable())
    .query(({ ctx, input }) => findWhereabouts(ctx, input)),
  figures: permitted('ticket.view')
    .output(ticketFiguresView)
    .query(({ ctx }) => getTicketFigures(ctx)),
  rates: permitted('ticket.view')
    .input(ticketRatesInput)
    .output(ticketRatesView)
    .query(({ ctx, input }) => getTicketRates(ctx, input)),
  colleagues: permitted('ticket.transfer')
    .input(ticketRef)
    .output(z.array(candidateView))
    .query(({ ctx, input }) => listCandidates(ctx, input)),
  candidates: permitted('ticket.dispatch')
    .input(ticketRef)
    .output(z.array(candidateView))
    .query(({ ctx, input }) => listCandidates(ctx, input)),
  register: permitted('ticket.register')
    .input(registerTicketInput)
    .output(registeredTicketView)
    .mutation(({ ctx, input }) => registerTicket(ctx, input)),
  accept: permitted('ticket.accept')
    .input(inputs.accept)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => acceptTicket(ctx, input)),
  dispatch: permitted('ticket.dispatch')
    .input(inputs.dispatch)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => dispatchTicket(ctx, input)),
  post: permitted('ticket.post')
    .input(inputs.post)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => postTicket(ctx, input)),
  claim: permitted('ticket.claim')
    .input(inputs.claim)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => claimTicket(ctx, input)),
  return: permitted('ticket.return')
    .input(inputs.return)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => returnTicket(ctx, input)),
  transfer: permitted('ticket.transfer')
    .input(inputs.transfer)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => transferTicket(ctx, input)),
  take: permitted('ticket.take')
    .input(inputs.take)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => takeTicket(ctx, input)),
  arrive: permitted('ticket.arrive')
    .input(inputs.arrive)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => arriveAtTicket(ctx, input)),
  finish: permitted('ticket.finish')
    .input(inputs.finish)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => finishTicket(ctx, input)),
  settle: permitted('ticket.settle')
    .input(inputs.settle)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => settleTicket(ctx, input)),
  verify: permitted('ticket.verify')
    .input(inputs.verify)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => verifyTicket(ctx, input)),
  send_back: permitted('ticket.send_back')
    .input(inputs.send_back)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => sendBackTicket(ctx, input)),
  close: permitted('ticket.close')
    .input(inputs.close)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => closeTicket(ctx, input)),
  hold: permitted('ticket.hold')
    .input(inputs.hold)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => holdTicket(ctx, input)),
  resume: permitted('ticket.resume')
    .input(inputs.resume)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => resumeTicket(ctx, input)),
  reject: permitted('ticket.reject')
    .input(inputs.reject)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => rejectTicket(ctx, input)),
  merge: permitted('ticket.merge')
    .input(inputs.merge)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => mergeTicket(ctx, input)),
  recategorize: permitted('ticket.recategorize')
    .input(recategorizeTicketInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => recategorizeTicket(ctx, input)),
  split: permitted('ticket.split')
    .input(splitTicketInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => splitTicket(ctx, input)),
  link: permitted('ticket.link')
    .input(gatherTicketsInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => gatherTickets(ctx, input)),
  unlink: permitted('ticket.link')
    .input(unlinkTicketInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => unlinkTicket(ctx, input)),
  settle_children: permitted('ticket.settle')
    .input(settleChildrenInput)
    .output(settledChildrenView)
    .mutation(({ ctx, input }) => settleChildren(ctx, input)),
  gatherable: permitted('ticket.link')
    .input(ticketRef)
    .output(z.array(linkedTicketView))
    .query(({ ctx, input }) => listGatherable(ctx, input.ticketId)),
  preview_recategorize: permitted('ticket.recategorize')
    .input(previewRecategorizeInput)
    .output(z.array(dueChangeView))
    .query(({ ctx, input }) => previewRecategorize(ctx, input)),
  hand_over: permitted('ticket.hand_over')
    .input(offerHandoverInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => offerHandover(ctx, input)),
  disagree: permitted('ticket.disagree')
    .input(disagreeInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => disagree(ctx, input)),
  settle_disagreement: permitted('ticket.settle_disagreement')
    .input(settleDisagreementInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => settleDisagreement(ctx, input)),
  decline_help: permitted('ticket.decline_help')
    .input(declineHelpInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => declineHelp(ctx, input)),
  withdraw_handover: permitted('ticket.hand_over')
    .input(withdrawHandoverInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => withdrawHandover(ctx, input)),
  accept_handover: permitted('ticket.answer_handover')
    .input(acceptHandoverInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => acceptHandover(ctx, input)),
  decline_handover: permitted('ticket.answer_handover')
    .input(declineHandoverInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => declineHandover(ctx, input)),
  successors: permitted('ticket.hand_over')
    .input(ticketRef)
    .output(z.array(handoverCandidateView))
    .query(({ ctx, input }) => listHandoverCandidates(ctx, input)),
  note: permitted('ticket.note')
    .input(noteTicketInput)
    .output(ticketRefView)
    .mutation(({ ctx, input }) => noteTicket(ctx, input)),
});
