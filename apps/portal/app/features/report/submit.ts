import type { ReceivedForm } from '@linli/api/context';
import { answersFrom } from '@linli/domain/categories';
import type { CreateTicketInput } from '@linli/domain/tickets';
import { positionFrom } from '@linli/domain/zones';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '../../paths.ts';
import { receive, refuse } from '../session/form.ts';

/** The fields as they came; the door decides what is right. An empty answer is none. */
function inputOf({ fields, photoIds }: ReceivedForm): CreateTicketInput {
  const { submissionKey, kind, category, area, severity, matter, spotId, buildingId, floor } = fields;
  const { placeWords, aboutStaffId, followsId } = fields;
  return {
    submissionKey,
    kind,
    category: category || undefined,
    area: area || undefined,
    severity: severity || undefined,
    answers: answersFrom(fields),
    matter,
    // What all share stands hidden in the form of what is at home.
    ...(area !== 'private' && {
      spotId: spotId || undefined,
      buildingId: buildingId || undefined,
      floor: floor ? Number(floor) : undefined,
      position: positionFrom(fields),
      placeWords,
    }),
    // The list of people stands hidden in the form of every other kind.
    aboutStaffId: (kind === 'complaint' && aboutStaffId) || undefined,
    followsId: followsId || undefined,
    photoIds,
  } as CreateTicketInput;
}

/** T2: files the matter; the same form sent twice leads to the same ticket. */
export async function submitReport({ request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>) {
  const received = await receive(request, context);
  if ('answer' in received) return received.answer;
  try {
    const { number } = await context.api.tickets.create(inputOf(received.form));
    return redirect(paths.ticket(number, { new: 1 }));
  } catch (error) {
    return refuse(received.form, error);
  }
}
