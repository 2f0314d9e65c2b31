/** A clock that stands still until a test moves it. `clock` fits wherever the product asks for one. */
export type FakeClock = { now(): Date; clock: () => Date; advance(minutes: number): Date; set(to: Date): Date };

/** A Monday morning in Shanghai, well away from midnight in every zone tests care about. */
export const someMorning = new Date('2026-03-02T01:30:00.000Z');

export function fakeClock(start: Date = someMorning): FakeClock {
  let current = new Date(start);
  const now = () => new Date(current);
  const set = (to: Date) => {
    current = new Date(to);
    return now();
  };
  return { now, clock: now, set, advance: (minutes) => set(new Date(current.getTime() + minutes * 60_000)) };
}
