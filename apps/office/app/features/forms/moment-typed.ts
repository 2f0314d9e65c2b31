import type { AppLoadContext } from '@remix-run/node';
import { fromWall } from './wall-clock.ts';

/** A time that was typed by the clock on the wall; none typed is none, and what is no time is refused by the door. */
export async function momentTyped(api: AppLoadContext['api'], typed: string | undefined): Promise<Date | undefined> {
  if (!typed) return undefined;
  return fromWall(typed, (await api.people.me()).timeZone) ?? new Date(Number.NaN);
}
