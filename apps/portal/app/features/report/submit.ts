import type { ReceivedForm } from '@linli/api/context';
import { answersFrom, answersInput, questionsOf } from '@linli/domain/categories';
import { type Failure, readFailure } from '@linli/domain/kernel';
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

/** The door reads category and answers once the rest is right, the person reads all that is to be mended at once (T2). */
async function alsoWrong(
  { api }: ActionFunctionArgs['context'],
  { kind, category, answers }: CreateTicketInput,
  error: unknown,
): Promise<Failure['fields']> {
  const { code, fields } = readFailure(error);
  if (code !== 'category.not_offered' && Object.keys(fields).length === 0) return {};
  if (!category) return {};
  const offered = await api.categories.offered();
  const chosen = offered.find((one) => one.code === category && one.kinds.includes(kind));
  if (!chosen) return { category: 'not_offered' };
  const asked = answersInput(questionsOf(kind, chosen)).safeParse(answers);
  return asked.success ? {} : readFailure(asked.error).fields;
}

/** T2: files the matter; the same form sent twice leads to the same ticket. */
export async function submitReport({ request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>) {
  const received = await receive(request, context);
  if ('answer' in received) return received.answer;
  const input = inputOf(received.form);
  try {
    const { number } = await context.api.tickets.create(input);
    return redirect(paths.ticket(number, { new: 1 }));
  } catch (error) {
    return refuse(received.form, error, await alsoWrong(context, input, error));
  }
}
