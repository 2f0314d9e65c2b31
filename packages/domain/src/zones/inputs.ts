import { z } from 'zod';
import { id } from '../kernel/index.ts';

export const zoneRef = z.object({ zoneId: id });
/** The code that a spot's QR carries. */
export const spotCodeRef = z.object({ code: z.string().regex(/^[a-z0-9]{6,32}$/, 'invalid') });
/** The places of a community; left out, of the reader's own. */
export const listPlacesInput = z.object({ communityId: id.optional() });
