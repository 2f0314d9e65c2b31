import type { TicketStatus } from '@linli/domain/tickets';
import type { Tone } from '@linli/ui';

/** `accent` is moving, `warning` waits for somebody here, `neutral` is off the desk. */
export const statusTone: Record<TicketStatus, Tone> = {
  submitted: 'warning',
  reopened: 'warning',
  accepted: 'accent',
  dispatched: 'accent',
  under_way: 'accent',
  on_hold: 'neutral',
  done: 'warning',
  verified: 'good',
  closed: 'good',
  merged: 'neutral',
  cancelled: 'neutral',
  rejected: 'neutral',
};
