import type { Locale } from '@linli/i18n';
import { I18nProvider, useFormat } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../api-types.ts';
import type { LeanRow } from './lean-row.ts';
import { TicketHistory } from './ticket-history.tsx';
import { TicketRow } from './ticket-row.tsx';
import { TurnBackCard } from './turn-back-card.tsx';

const now = new Date('2025-11-21T08:00:00Z');
const t = translator('zh');
const draw = (screen: React.ReactNode, locale: Locale = 'zh') =>
  renderToStaticMarkup(
    <I18nProvider locale={locale} timeZone="Asia/Shanghai" now={now} t={translator(locale)}>
      {screen}
    </I18nProvider>,
  );

const row: LeanRow = {
  number: 10427,
  kind: 'repair',
  severity: 'urgent',
  status: 'dispatched',
  excerpt: '<img src=x onerror=alert(1)> 水管爆裂',
  place: '彩欢楼 1603室',
  who: '张建平',
  onBoard: false,
  nextDueAt: new Date('2025-11-21T05:00:00Z'),
  nextClock: 'completion',
  doneAt: null,
  endedAt: null,
  heldAt: null,
  asksNobody: false,
  paused: null,
  version: 3,
  childCount: 0,
  link: null,
};

function Row({ of }: { of: LeanRow }) {
  return TicketRow({ row: of, search: '?late=1', now, t, format: useFormat() });
}

describe('a line of the list', () => {
  it('says number, kind, severity, lateness, place, state and person in words', () => {
    const html = draw(<Row of={row} />);
    for (const words of ['10427 · 报修', '紧急', '已超 3 小时', '彩欢楼 1603室', '已派单 · 张建平']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('href="/tickets/10427?late=1"');
  });

  it('says in the place of a person that it is on a claim board (T7)', () => {
    const html = draw(<Row of={{ ...row, status: 'accepted', onBoard: true }} />);
    expect(html).toContain('已受理 · 抢单板');
    expect(html).not.toContain('张建平');
  });

  it('shows markup that somebody typed as what it is', () => {
    expect(draw(<Row of={row} />)).not.toContain('<img');
  });

  it('stays small: fifty of them are a page', () => {
    expect(draw(<Row of={row} />).match(/<\w/g)?.length).toBeLessThanOrEqual(18);
  });
});

type Event = Ticket['events'][number];
const entry = (seq: number, type: Event['type'], visibility: Event['visibility'], note: string): Event => ({
  id: String(seq),
  seq,
  type,
  visibility,
  note,
  noteEn: note,
  at: now,
  door: 'office',
  actorKind: 'staff',
  actorName: '赵雪',
  actorNameEn: 'Zhao Xue',
  data: {},
  photos: [],
});

describe('the history', () => {
  it('marks what colleagues alone see, and nothing else', () => {
    const events = [entry(1, 'replied', 'public', '马上安排'), entry(2, 'noted', 'internal', '住户脾气急')];
    const html = draw(<TicketHistory ticket={{ events } as Ticket} />);
    const [, spoken = '', noted = ''] = html.split('<li');
    expect(spoken).toContain('马上安排');
    expect(spoken).not.toContain('仅内部可见');
    expect(noted).toContain('仅内部可见');
    expect(noted).toContain('ui-hatched');
  });

  it('folds what clocks told between two steps of people, and says how much it is (T8)', () => {
    const told = (seq: number, type: Event['type']) => ({
      ...{ ...entry(seq, type, 'internal', ''), actorKind: 'system' as const },
      data: { clock: 'silence', toName: `主任${seq}` },
    });
    const kinds = ['clock_warned', 'clock_breached', 'escalated', 'escalated', 'clock_warned'] as const;
    const events = [
      entry(1, 'accepted', 'public', ''),
      ...kinds.map((type, n) => told(n + 2, type)),
      entry(7, 'replied', 'public', '快了'),
    ];
    const html = draw(<TicketHistory ticket={{ events } as unknown as Ticket} />);
    const folded = /<details.*<\/details>/.exec(html)?.[0] ?? '';
    expect(folded).toContain('中间还有 3 条时限记录');
    for (const seen of ['主任2', '主任6', '快了']) expect(html.replace(folded, '')).toContain(seen);
    for (const hidden of ['主任3', '主任4', '主任5', '仅内部可见']) expect(folded).toContain(hidden);
    expect(draw(<TicketHistory ticket={{ events } as unknown as Ticket} />, 'en')).toContain('3 more entries');
  });

  it('names an earlier assignee as the reader reads names', () => {
    const data = { assigneeId: 'w', assigneeName: '王刚', assigneeNameEn: 'Wang Gang' };
    const ticket = { events: [{ ...entry(1, 'dispatched', 'public', ''), data }] } as unknown as Ticket;
    expect(draw(<TicketHistory ticket={ticket} />)).toContain('赵雪已派单给王刚');
    expect(draw(<TicketHistory ticket={ticket} />, 'en')).toContain('Zhao Xue dispatched it to Wang Gang');
  });

  it('shows no time where an imported entry has none', () => {
    const events = [
      { ...entry(1, 'accepted', 'public', ''), data: { timeUnknown: 1 } },
      entry(2, 'verified', 'public', ''),
    ];
    for (const [locale, words] of [
      ['zh', '时间不详'],
      ['en', 'Time unknown'],
    ] as const) {
      const html = draw(<TicketHistory ticket={{ events } as unknown as Ticket} />, locale);
      const [, unknown = '', known = ''] = html.split('<li');
      expect(unknown).toContain(words);
      expect(unknown).not.toContain('<time');
      expect(known).not.toContain(words);
      expect(known).toContain('<time dateTime="2025-11-21T08:00:00.000Z"');
    }
  });
});

describe('why nobody is sent any more', () => {
  const dispatched = { ...entry(1, 'dispatched', 'public', ''), data: { assigneeId: 'w', assigneeName: '王刚' } };
  const show = (events: Event[], dispatch = true) =>
    draw(<TurnBackCard ticket={{ events, abilities: { dispatch } } as unknown as Ticket} />);

  it('says the return with its words, to who may send, until somebody is sent', () => {
    const returned = { ...entry(2, 'returned', 'public', '有燃气味'), data: { returnReason: 'unsafe' } };
    const html = show([dispatched, returned]);
    for (const words of ['赵雪退回了派单：现场不安全', '有燃气味', '请先弄清情况']) expect(html).toContain(words);
    expect(show([dispatched, returned], false)).toBe('');
    expect(show([dispatched, returned, { ...dispatched, seq: 3 }])).toBe('');
  });

  it('says also the last return that has words, where the newest has none', () => {
    const warned = { ...entry(2, 'returned', 'public', '有燃气味'), data: { returnReason: 'unsafe' } };
    const mute = { ...entry(4, 'returned', 'public', ''), data: { returnReason: 'overloaded' } };
    const again = { ...dispatched, seq: 3 };
    const html = show([dispatched, warned, again, mute]);
    for (const words of ['现场不安全', '有燃气味', '请先弄清情况']) expect(html).toContain(words);
    expect(show([dispatched, warned, again, { ...mute, note: '人手不够' }])).not.toContain('有燃气味');
    // What was warned of before it was done is over.
    const done = { ...entry(3, 'finished', 'public', '已修好'), data: {} };
    expect(show([dispatched, warned, again, done, { ...again, seq: 5 }, mute])).not.toContain('有燃气味');
  });

  it('says the ruling, and what it was disagreed on', () => {
    const filed = { ...entry(2, 'disagreed', 'internal', '积水未排'), data: { ground: 'judgement' } };
    const ruling = { ...entry(3, 'disagreement_settled', 'internal', '先排水'), data: { outcome: 'changed' } };
    const withdrawn = { ...entry(4, 'returned', 'public', ''), data: { withdrawn: 1 } };
    const html = show([dispatched, filed, ruling, withdrawn]);
    for (const words of ['收回派单', '积水未排', '先排水', '我认为应另行安排']) expect(html).toContain(words);
    expect(html).not.toContain('请先弄清情况');
  });

  it('is red while it is open alone, not once it was ruled on (Z2)', () => {
    const returned = { ...entry(2, 'returned', 'public', '有燃气味'), data: { returnReason: 'unsafe' } };
    expect(show([dispatched, returned])).toContain('text-danger');
    const filed = { ...entry(2, 'disagreed', 'internal', '有燃气味'), data: { ground: 'unsafe' } };
    const ruling = { ...entry(3, 'disagreement_settled', 'internal', '先检测'), data: { outcome: 'changed' } };
    const withdrawn = { ...entry(4, 'returned', 'public', ''), data: { withdrawn: 1 } };
    const html = show([dispatched, filed, ruling, withdrawn]);
    expect(html).toContain('请先弄清情况');
    expect(html).not.toContain('danger');
  });
});
