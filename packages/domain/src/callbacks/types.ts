/** B1: why a call is owed. */
export const callbackReasons = ['complaint_closed', 'low_rating', 'dissatisfied'] as const;
export type CallbackReason = (typeof callbackReasons)[number];

/** B2: how a call ended. The first two are final; dissatisfied and unreachable start the next call. */
export const callbackOutcomes = ['satisfied', 'fairly_satisfied', 'dissatisfied', 'unreachable'] as const;
export type CallbackOutcome = (typeof callbackOutcomes)[number];
