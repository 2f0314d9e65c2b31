/** A clock that moves only when it is told to. */
export function fakeClock(start = '2026-11-21T02:00:00.000Z') {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    /** Moves on by minutes. */
    advance: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}
