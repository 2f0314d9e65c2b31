import type { ReceivedForm } from '@linli/api/context';
import { fromWall } from '../forms/wall-clock.ts';

/** The fields of a norm as the door wants them; what is left blank stands for all, or for now. */
export function changeOf(fields: ReceivedForm['fields'], timeZone: string) {
  const blank = (name: string) => fields[name] || null;
  return {
    communityId: fields.community || undefined,
    policyId: fields.policyId || undefined,
    end: fields.end === 'on',
    clock: fields.clock,
    kind: blank('kind'),
    severity: blank('severity'),
    category: blank('category'),
    area: blank('area'),
    crew: blank('crew'),
    minutes: Number(fields.minutes),
    calendar: fields.calendar ?? '',
    warnShare: Number(fields.warn) / 100,
    escalateEveryMinutes: Number(fields.escalateEveryMinutes),
    validFrom: momentOf(fields.validFrom, timeZone),
  };
}

/** A moment of the community's wall clock; undefined when none was named, and no time at all when it is none. */
export function momentOf(wall: string | undefined, timeZone: string): Date | undefined {
  return wall ? (fromWall(wall, timeZone) ?? new Date(Number.NaN)) : undefined;
}
