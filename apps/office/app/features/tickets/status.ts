import type { TicketStatus } from '@linli/domain/tickets';
import type { IconType, Tone } from '@linli/ui';
import {
  BadgeCheck,
  CircleCheck,
  CirclePause,
  CircleX,
  Combine,
  Footprints,
  Hourglass,
  Inbox,
  RotateCcw,
  UserCheck,
  Wrench,
} from 'lucide';

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

export const statusIcon: Record<TicketStatus, IconType> = {
  submitted: Inbox,
  reopened: RotateCcw,
  accepted: UserCheck,
  dispatched: Footprints,
  under_way: Wrench,
  on_hold: CirclePause,
  done: Hourglass,
  verified: BadgeCheck,
  closed: CircleCheck,
  merged: Combine,
  cancelled: CircleX,
  rejected: CircleX,
};
