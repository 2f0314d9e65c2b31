import type { CreateTicketInput } from '@linli/domain/tickets';

type Kind = CreateTicketInput['kind'];

/** Behind the second large button of the first screen. */
export const voiceKinds = [
  'complaint',
  'suggestion',
  'enquiry',
  'praise',
  'service',
] as const satisfies readonly Kind[];

/** What the address asks for; a repair unless it says otherwise. */
export function kindFrom(text: string | null): Kind {
  return voiceKinds.find((kind) => kind === text) ?? 'repair';
}
