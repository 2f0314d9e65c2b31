/** The position a phone sent along, if it sent a whole and sensible one; a sign-in works without. */
export function readPosition(fields: Record<string, string>): { lat: number; lng: number } | undefined {
  if (!fields.lat || !fields.lng) return undefined;
  const lat = Number(fields.lat);
  const lng = Number(fields.lng);
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : undefined;
}
