import type { Category, CreateTicketInput } from '@linli/domain/tickets';

type Kind = CreateTicketInput['kind'];

/** Behind the second large button of the first screen. */
export const voiceKinds = [
  'complaint',
  'suggestion',
  'enquiry',
  'praise',
  'service',
] as const satisfies readonly Kind[];

const toRepair: readonly Category[] = [
  'engineering.plumbing',
  'engineering.electrical',
  'engineering.lighting',
  'engineering.lift',
  'engineering.doors_windows',
  'engineering.masonry',
  'engineering.fire_safety',
  'engineering.heating',
  'cleaning',
  'cleaning.pests',
  'greening',
  'other',
];

const toTalkOf: readonly Category[] = [
  'engineering',
  'cleaning',
  'greening',
  'order.noise',
  'order.parking',
  'order.access',
  'order.safety',
  'service_attitude',
  'fees',
  'neighbours',
  'other',
];

export function categoriesFor(kind: Kind): readonly Category[] {
  return kind === 'repair' ? toRepair : toTalkOf;
}

/** What the address asks for; a repair unless it says otherwise. */
export function kindFrom(text: string | null): Kind {
  return voiceKinds.find((kind) => kind === text) ?? 'repair';
}
