/** T5: entered, agreed to by the deputy, over before its time, or called off before it began. */
export const absenceStates = ['planned', 'confirmed', 'ended', 'cancelled'] as const;
export type AbsenceState = (typeof absenceStates)[number];

/** Leave with its deputy: from `startsAt` on, until `endsAt` and not at it. */
export type Absence = { staffId: string; deputyId: string; startsAt: Date; endsAt: Date; state: AbsenceState };

/** A member of staff as far as leave is concerned. */
export type LeaveStaff = {
  id: string;
  active: boolean;
  /** Has an account at the office. */
  door: boolean;
  companyId: string;
  regionId: string | null;
  communityId: string | null;
  superiorId: string | null;
};
