export * from './commands/index.ts';
export { scheduleReturn } from './commands/timers.ts';
export {
  countTickets,
  findPhoto,
  findWhereabouts,
  getTicket,
  getTicketFigures,
  getTicketRates,
  listCandidates,
  listHandoverCandidates,
  listLikelySame,
  listTickets,
  previewRecategorize,
  ticketScope,
} from './queries/index.ts';
export { ticketTasks } from './tasks.ts';
export * from './views/index.ts';
