import { describe, expect, it } from 'vitest';
import { answerOf } from './answer.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 5, 8, minute));
const entry = (type: Parameters<typeof answerOf>[0][number]['type'], minute: number, note = '') => ({
  ...{ type, at: at(minute), note, actorKind: type === 'reopened' ? ('resident' as const) : ('staff' as const) },
});
const filed = { ...entry('submitted', 0, '水管漏水'), actorKind: 'resident' as const };

describe('what the first answer was (T8)', () => {
  it.each([
    ['taken on', [filed, entry('accepted', 5), entry('replied', 9, '明天到')], 5, 'portal:state.accepted'],
    ['somebody sent', [filed, entry('dispatched', 5)], 5, 'portal:state.dispatched'],
    ['put on a board', [filed, entry('posted', 5)], 5, 'portal:state.accepted'],
    ['words', [filed, entry('replied', 5, '明天到')], 5, 'portal:promise.answered'],
    ['a reason', [filed, entry('rejected', 5, '不在服务范围')], 5, 'portal:promise.answered'],
    [
      'what staff wrote down for the caller is no answer',
      [entry('submitted', 0, '漏水'), entry('accepted', 0)],
      0,
      'portal:state.accepted',
    ],
    [
      'once more, after it was not solved',
      [filed, entry('replied', 5, '明天到'), entry('reopened', 20, '还漏'), entry('accepted', 25)],
      25,
      'portal:state.accepted',
    ],
    ['nothing that is shown', [filed], 5, 'portal:state.accepted'],
  ])('%s', (_name, events, minute, said) => expect(answerOf(events, at(minute))).toBe(said));
});
