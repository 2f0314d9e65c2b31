import { z } from 'zod';

/** A member of staff as others see them. */
export const personView = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });
export type PersonView = z.infer<typeof personView>;

export function person(id: string | null, name: string | null, nameEn: string | null): PersonView | null {
  return id && name ? { id, name, nameEn: nameEn || name } : null;
}
