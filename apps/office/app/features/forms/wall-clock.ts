/** What a clock on the wall of the community shows, as `datetime-local` fields write it: `2025-11-22T14:30`. */
export function toWall(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

function asUtc(wall: string): number {
  const [, year, month, day, hours, minutes] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(wall) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes));
}

/** The moment at which the community's clock shows `wall`; undefined when that is no time. */
export function fromWall(wall: string, timeZone: string): Date | undefined {
  const wanted = asUtc(wall);
  if (Number.isNaN(wanted)) return undefined;
  let at = wanted;
  // The offset is looked up at the guess, and once more in case the guess lay beyond a change of the clocks.
  for (let round = 0; round < 2; round++) at += wanted - asUtc(toWall(new Date(at), timeZone));
  return new Date(at);
}
