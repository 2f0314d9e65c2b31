import type { Category, CreateTicketInput } from '@linli/domain/tickets';
import type { CountedWord, Word } from '@linli/i18n';

type Kind = CreateTicketInput['kind'];

/** Behind the second large button of the first screen. */
export const voiceKinds = [
  'complaint',
  'suggestion',
  'enquiry',
  'praise',
  'service',
] as const satisfies readonly Kind[];

const toRepair = [
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
] as const satisfies readonly Category[];

const toTalkOf = [
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
] as const satisfies readonly Category[];

type Choice = { value: Category; word: Exclude<Word, CountedWord> };

/** What can be chosen, in the words of who needs it: nobody at home says "plumbing and drainage". */
export function categoriesFor(kind: Kind): readonly Choice[] {
  return kind === 'repair'
    ? toRepair.map((value) => ({ value, word: `portal:need.${value}` as const }))
    : toTalkOf.map((value) => ({ value, word: `tickets:category.${value}` as const }));
}

/** What the address asks for; a repair unless it says otherwise. */
export function kindFrom(text: string | null): Kind {
  return voiceKinds.find((kind) => kind === text) ?? 'repair';
}
