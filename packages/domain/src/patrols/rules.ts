import type { Position } from '../kernel/index.ts';

/** P6: why a sign-in looks untrue. Flagged, never dropped. */
export const suspicions = ['outside_fence', 'too_fast'] as const;
export type Suspicion = (typeof suspicions)[number];

/** Metres around a spot within which a phone counts as there; faster than this on foot is not walking. */
export const patrolNorms = { fenceMetres: 80, metresPerSecond: 4 };

/** Great-circle metres between two WGS 84 positions (haversine, mean earth radius). */
export function metresBetween(a: Position, b: Position): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLng = (b.lng - a.lng) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** P6: what is suspect about a sign-in, given the spot and the same person's previous sign-in. */
export function suspicionsOf(
  signIn: { at: Date; position: Position | null },
  spot: Position | null,
  previous: { at: Date; spot: Position | null } | null,
): Suspicion[] {
  const found: Suspicion[] = [];
  if (signIn.position && spot && metresBetween(signIn.position, spot) > patrolNorms.fenceMetres) {
    found.push('outside_fence');
  }
  if (spot && previous?.spot) {
    const seconds = Math.max(1, (signIn.at.getTime() - previous.at.getTime()) / 1000);
    if (metresBetween(previous.spot, spot) / seconds > patrolNorms.metresPerSecond) found.push('too_fast');
  }
  return found;
}
