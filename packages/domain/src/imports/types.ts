/** What can be brought in from another system. */
export const importKinds = ['estates', 'staff', 'residents', 'tickets'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Why a row stays out; closed, because each has its words in both languages (`imports:problem.<code>`). */
export const importProblems = [
  // The file
  'columns',
  'quote',
  'json',
  'encoding',
  // A field
  'required',
  'too_short',
  'too_long',
  'too_many',
  'invalid',
  'unknown_value',
  'not_a_time',
  // Among rows, and against what is known already
  'duplicate',
  'company_unknown',
  'region_unknown',
  'community_unknown',
  'zone_unknown',
  'building_unknown',
  'superior_unknown',
  'reporter_unknown',
  'before_created',
  'in_future',
  'time_missing',
  'history_rewritten',
  'refused',
] as const;
export type ImportProblem = (typeof importProblems)[number];

/** One reason of one row: the canonical column, and for `refused` what the database said. */
export type RowProblem = { column: string; problem: ImportProblem; detail?: string };

/** A cell, or a line of JSON, as the file had it. */
export type Cells = Readonly<Record<string, unknown>>;

/** States a matter can be brought in with: those that need no person, no promise and no other matter of ours. */
export const importStatuses = ['submitted', 'accepted', 'done', 'closed', 'rejected', 'cancelled'] as const;
export type ImportStatus = (typeof importStatuses)[number];
