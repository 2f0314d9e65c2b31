/**
 * Every way a request can be refused. The code is also the key of its words (`errors:<code>`),
 * so a code without words in both languages does not compile.
 */
export const errorCodes = {
  'auth.required': 401,
  'access.denied': 403,
  'request.invalid': 400,
  'request.too_large': 413,
  'request.foreign_origin': 403,
  'record.not_found': 404,
  'ticket.not_found': 404,
  'ticket.invalid_transition': 409,
  'ticket.changed_meanwhile': 409,
  /** T7: it is no longer theirs to see; what became of it is asked by itself. */
  'ticket.passed_on': 409,
  'ticket.assignee_unfit': 400,
  'ticket.place_unknown': 400,
  'ticket.already_rated': 409,
  'ticket.merge_target_unfit': 400,
  'ticket.likely_same': 409,
  'ticket.same_unfit': 409,
  'ticket.promise_in_past': 400,
  'ticket.promise_at_night': 400,
  'ticket.promise_too_far': 400,
  'ticket.about_unfit': 400,
  'ticket.crew_unfit': 400,
  'ticket.already_sent': 400,
  'ticket.photo_missing': 400,
  'ticket.confirmed_already': 409,
  'claim.taken': 409,
  'claim.gone': 409,
  'claim.cap_reached': 409,
  'team.unfit': 400,
  'team.empty': 400,
  'team.name_taken': 409,
  'team.has_work': 409,
  'ticket.nothing_changed': 400,
  'ticket.kind_unfit': 400,
  'ticket.complaint_stays': 403,
  'ticket.part_open': 409,
  'ticket.split_unfit': 409,
  'ticket.gather_unfit': 400,
  'ticket.not_linked': 409,
  'ticket.none_to_settle': 409,
  'ticket.reopen_window_over': 409,
  'ticket.others_wait': 409,
  'ticket.follows_unfit': 400,
  'clocks.in_past': 400,
  'clocks.too_far': 400,
  'clocks.category_unknown': 400,
  'clocks.not_found': 409,
  'clocks.contradiction': 400,
  'clocks.hole': 400,
  'clocks.unsound': 400,
  'clocks.closure_unfit': 400,
  'calendar.not_found': 404,
  'calendar.from_tomorrow': 400,
  'calendar.too_far': 400,
  'calendar.fixed': 400,
  'calendar.name_taken': 409,
  'calendar.in_use': 409,
  'calendar.changed_meanwhile': 409,
  'handover.unfit': 400,
  'handover.away': 400,
  'handover.already_offered': 409,
  'handover.none': 409,
  'disagreement.already_open': 409,
  'disagreement.none': 409,
  'disagreement.open': 409,
  'disagreement.nobody': 409,
  'disagreement.first': 409,
  'help.none': 409,
  'help.begun': 409,
  'help.taken': 409,
  'photo.not_found': 404,
  'photo.too_many': 400,
  'photo.too_large': 413,
  'photo.not_a_photo': 400,
  'photo.heic': 400,
  'photo.too_many_pixels': 400,
  'photo.broken': 400,
  'spot.not_found': 404,
  /** The same, of who came to report and not to sign in. */
  'spot.unknown': 404,
  'category.not_found': 404,
  'category.not_offered': 400,
  'category.changed_meanwhile': 409,
  'category.in_use': 409,
  'category.has_leaves': 409,
  'category.unfit': 400,
  'callback.not_found': 404,
  'callback.already_done': 409,
  'callback.next_time_missing': 400,
  'reinspection.not_found': 404,
  'reinspection.already_done': 409,
  'reinspection.changed_meanwhile': 409,
  'reinspection.own_work': 403,
  'shift.empty': 400,
  'shift.name_taken': 409,
  'shift.in_use': 409,
  'duty.unfit': 400,
  'duty.week_over': 409,
  'duty.overlap': 409,
  'absence.backwards': 400,
  'absence.past': 400,
  'absence.too_long': 400,
  'absence.unfit': 400,
  'absence.deputy_self': 400,
  'absence.deputy_unfit': 400,
  'absence.deputy_away': 409,
  'absence.chain': 409,
  'absence.overlap': 409,
  'absence.over': 409,
  'person.role_unfit': 400,
  'person.role_leads': 409,
  'person.phone_taken': 409,
  'person.superior_self': 400,
  'person.superior_unfit': 400,
  'person.superior_loop': 409,
  'person.changed_meanwhile': 409,
  'person.leads_zone': 409,
  'survey.not_found': 404,
  'survey.closed': 409,
  'survey.already_answered': 409,
  'household.none': 403,
  /** Said by the browser itself: nothing was sent. */
  'network.unreachable': 503,
  'system.unavailable': 503,
  'system.unexpected': 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorParams = Record<string, string | number>;

/** The one error class: a closed code, and values for its words. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.params = params;
  }
}

/** Words keys for what is wrong with one field of a form (`errors:field.<key>`). */
export const fieldProblems = [
  'required',
  'too_short',
  'too_long',
  'invalid',
  'too_many',
  'nowhere',
  'contradicts',
  'taken',
  'not_offered',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

/** A refusal as a screen needs it: status, code, and the problem of each field by its name. */
export type Failure = {
  status: number;
  code: ErrorCode;
  params: ErrorParams;
  fields: Record<string, FieldProblem>;
};

/**
 * Reads whatever a procedure threw. Structural, not `instanceof`: each bundle has its own copy of
 * the classes. What is not a known refusal becomes `system.unexpected` and tells nothing.
 */
export function readFailure(error: unknown): Failure {
  const refusal = findRefusal(error);
  if (refusal) return { status: errorCodes[refusal.code], ...refusal, fields: {} };
  const issues = findIssues(error);
  if (issues) return { status: 400, code: 'request.invalid', params: {}, fields: fieldsOf(issues) };
  return { status: 500, code: 'system.unexpected', params: {}, fields: {} };
}

type Issue = { path: PropertyKey[]; code: string; message: string; input?: unknown };

function* causes(error: unknown): Generator<object> {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    yield current;
    current = (current as { cause?: unknown }).cause;
  }
}

function findRefusal(error: unknown): { code: ErrorCode; params: ErrorParams } | undefined {
  for (const cause of causes(error)) {
    const { code, params } = cause as { code?: unknown; params?: ErrorParams };
    if (typeof code === 'string' && Object.hasOwn(errorCodes, code)) {
      return { code: code as ErrorCode, params: params ?? {} };
    }
  }
  return undefined;
}

function findIssues(error: unknown): Issue[] | undefined {
  for (const cause of causes(error)) {
    const { issues } = cause as { issues?: unknown };
    if (Array.isArray(issues) && issues.every(isIssue)) return issues;
  }
  return undefined;
}

function isIssue(value: unknown): value is Issue {
  return Array.isArray((value as Partial<Issue> | null | undefined)?.path);
}

function fieldsOf(issues: Issue[]): Record<string, FieldProblem> {
  const fields: Record<string, FieldProblem> = {};
  for (const issue of issues) {
    const name = String(issue.path[0] ?? 'form');
    fields[name] ??= problemOf(issue);
  }
  return fields;
}

function problemOf(issue: Issue): FieldProblem {
  if ((fieldProblems as readonly string[]).includes(issue.message)) return issue.message as FieldProblem;
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'too_small') return 'too_short';
  return 'invalid';
}
