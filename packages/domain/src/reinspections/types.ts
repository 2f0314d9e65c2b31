/** T9: why a finding that was closed is looked at again. */
export const reinspectionReasons = ['sample', 'major', 'failed_before'] as const;
export type ReinspectionReason = (typeof reinspectionReasons)[number];

/** `lapsed`: the finding was opened again before anybody had looked. */
export const reinspectionStatuses = ['due', 'done', 'lapsed'] as const;
export type ReinspectionStatus = (typeof reinspectionStatuses)[number];

/** T9: passed 合格 stays closed, failed 不合格 opens the finding again. */
export const reinspectionOutcomes = ['passed', 'failed'] as const;
export type ReinspectionOutcome = (typeof reinspectionOutcomes)[number];

/** T9: which findings of a community are looked at again, and by when. */
export type ReinspectionRule = {
  /** Of hundred findings, drawn by `lotOf`. */
  share: number;
  /** Days after the closure. */
  days: number;
  /** Every major finding, whatever was drawn. */
  majorAlways: boolean;
};

/** What the rules need to know of a re-inspection. */
export type ReinspectionFacts = {
  communityId: string;
  zoneId: string | null;
  inspectorId: string | null;
  escalatedToId: string | null;
  doerIds: readonly string[];
  /** Who found it. */
  finderId: string | null;
  aboutStaffId: string | null;
  status: ReinspectionStatus;
};
