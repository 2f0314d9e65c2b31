import { localeOf } from '@linli/ui/preferences';
import type { Callback, OnDuty, Reinspection, SignIn, TicketFigures } from '../../api-types.ts';
import type { RouteArgs } from '../access/guard.ts';
import { toWall } from '../forms/wall-clock.ts';
import { type LeanRow, leanRow } from '../tickets/lean-row.ts';

export type ManagerData = {
  view: 'manager';
  /** Z2: stopped as unsafe or unlawful; before everything else. */
  suspended: LeanRow[];
  next: LeanRow[];
  unaccepted: (LeanRow & { id: string })[];
  toVerify: LeanRow[];
  unhappy: LeanRow[];
  calls: Callback[];
  signIns: SignIn[];
  onDuty: OnDuty | null;
  figures: TicketFigures;
  own: OwnData;
};
export type FieldData = { view: 'field'; jobs: LeanRow[]; signIns: SignIn[]; onDuty: OnDuty | null; own: OwnData };
/** T5: what waits for this person's yes, what was brought before them, what is theirs to follow up. */
export type OwnData = {
  board: (LeanRow & { id: string })[];
  offered: LeanRow[];
  attention: LeanRow[];
  followUp: LeanRow[];
  /** T7: whom the viewer's zone lends to another. */
  lent: LeanRow[];
  /** T9: findings that this person is to look at again. */
  reinspections: Reinspection[];
};

/** The first look of whoever steers: what breaks next, what nobody took, what waits for a look, who was unhappy. */
export async function loadManager(
  { request, context: { api, now } }: RouteArgs,
  { timeZone, communityId }: Place,
): Promise<ManagerData> {
  const lean = (rows: Parameters<typeof leanRow>[0][]) => rows.map((row) => leanRow(row, localeOf(request)));
  const [suspended, next, unaccepted, toVerify, unhappy, calls, signIns, onDuty, figures, own] = await Promise.all([
    api.tickets.list({ state: 'all', focus: 'suspended', order: 'due', limit: 3 }),
    api.tickets.list({ order: 'due', limit: 5 }),
    api.tickets.list({ state: 'all', focus: 'unaccepted', order: 'due', limit: 3 }),
    api.tickets.list({ state: 'all', status: 'done', order: 'due', limit: 3 }),
    api.tickets.list({ state: 'all', focus: 'ended_in_month', rating: 'dissatisfied', limit: 3 }),
    api.callbacks.list({ limit: 5 }),
    api.patrols.list({ limit: 50 }),
    loadOnDuty(api, communityId),
    api.tickets.figures(),
    loadOwn(request, api),
  ]);
  const leanUnaccepted = lean(unaccepted.rows);
  return {
    view: 'manager',
    suspended: lean(suspended.rows),
    next: lean(next.rows),
    unaccepted: unaccepted.rows.map((row, index) => ({ ...(leanUnaccepted[index] as LeanRow), id: row.id })),
    toVerify: lean(toVerify.rows),
    unhappy: lean(unhappy.rows),
    calls: calls.rows,
    signIns: today(signIns.rows, now, timeZone),
    onDuty,
    figures,
    own,
  };
}

/** The first look of whoever is sent: the own jobs, the next promise first. */
export async function loadField(
  { request, context: { api, now } }: RouteArgs,
  { timeZone, communityId }: Place,
): Promise<FieldData> {
  const [jobs, signIns, onDuty, own] = await Promise.all([
    api.tickets.list({ mine: true, order: 'due', limit: 30 }),
    api.patrols.list({ mine: true, limit: 20 }),
    loadOnDuty(api, communityId),
    loadOwn(request, api),
  ]);
  return {
    view: 'field',
    onDuty,
    own,
    jobs: jobs.rows.map((row) => leanRow(row, localeOf(request))),
    signIns: today(signIns.rows, now, timeZone),
  };
}

/** Where the viewer works; null above the communities, where no one roster is theirs. */
type Place = { timeZone: string; communityId: string | null };

async function loadOnDuty(api: RouteArgs['context']['api'], communityId: string | null): Promise<OnDuty | null> {
  return communityId === null ? null : await api.rosters.onDuty({ communityId });
}

async function loadOwn(request: Request, api: RouteArgs['context']['api']): Promise<OwnData> {
  const rowsOf = async (focus: 'board' | 'offered' | 'attention' | 'follow_up' | 'lent', limit: number) => {
    const { rows } = await api.tickets.list({ state: 'all', focus, order: 'due', limit });
    return rows.map((row) => ({ ...leanRow(row, localeOf(request)), id: row.id }));
  };
  const [board, offered, attention, followUp, lent, reinspections] = await Promise.all([
    rowsOf('board', 5),
    rowsOf('offered', 3),
    rowsOf('attention', 3),
    rowsOf('follow_up', 4),
    rowsOf('lent', 3),
    api.reinspections.list({ mine: true, limit: 3 }),
  ]);
  return { board, offered, attention, followUp, lent, reinspections: reinspections.rows };
}

/** Of this calendar day by the community's clock. */
function today(rows: SignIn[], now: Date, timeZone: string): SignIn[] {
  const day = (at: Date) => toWall(at, timeZone).slice(0, 10);
  return rows.filter(({ at }) => day(at) === day(now));
}
