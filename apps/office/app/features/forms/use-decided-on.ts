import { useState } from 'react';

/**
 * The version that somebody decides on: of an open sheet or a form that is being filled in the one it was opened with,
 * whatever comes in behind it, so that nobody overrides what they did not see; once they were refused and told, the one
 * they were told of.
 */
export function useDecidedOn(present: number, open: boolean, told: unknown): number {
  const [seen, setSeen] = useState({ version: present, open, told });
  if (seen.open !== open || seen.told !== told) setSeen({ version: present, open, told });
  return open && seen.open === open && seen.told === told ? seen.version : present;
}
