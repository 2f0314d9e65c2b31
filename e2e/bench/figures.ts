/** A figure as it is printed: one JSON line each (docs: README, "Speed"). */
export type Figure = { name: string; value: number; unit: string; ratio_to?: string; ratio?: number };

/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Rounds to what a reader can use. */
export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** Milliseconds that each of `times` calls takes, one after the other, after a warm-up. */
export async function timeEach(times: number, call: () => Promise<unknown>, warmUp = 20): Promise<number[]> {
  const samples: number[] = [];
  for (let i = -warmUp; i < times; i++) {
    const begun = performance.now();
    await call();
    if (i >= 0) samples.push(performance.now() - begun);
  }
  return samples;
}

/** Calls a second that `clients` make together within about `seconds`. */
export async function ratePerSecond(clients: number, seconds: number, call: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const client = async () => {
    while (performance.now() < end) {
      await call();
      done++;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return (done / (performance.now() - begun)) * 1000;
}
