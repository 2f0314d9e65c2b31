/** A time of day for going on duty, in minutes since midnight by the community's clock. `to` ≤ `from`: past midnight. */
export type Shift = { id: string; fromMinute: number; toMinute: number };

/** Somebody on a shift that begins on the day, `YYYY-MM-DD`. */
export type Duty = { staffId: string; shiftId: string; date: string };
