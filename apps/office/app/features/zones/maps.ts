import { type DrawnPicker, type DrawnPlace, drawPicker, drawPlace } from '@linli/i18n';
import { localeOf } from '@linli/ui/preferences';
import type { Ticket } from '../../api-types.ts';
import { type RouteArgs, through } from '../access/guard.ts';
import { wordsFor } from '../frame/title.ts';

/** The map of a community to choose a place on; without one named, the reader's own. Null where there is none. */
export async function pickerFor(args: RouteArgs, communityId?: string): Promise<DrawnPicker | null> {
  const map = await through(args, args.context.api.zones.map({ communityId }));
  return map && drawPicker(wordsFor(args.request), localeOf(args.request), map);
}

/** Where a matter outside of homes is, drawn; null where no map shows it. A home is found by its number. */
export async function placeOf(
  args: RouteArgs,
  { area, at, communityId, ...ticket }: Ticket,
): Promise<DrawnPlace | null> {
  const map = at && area === 'public' && (await through(args, args.context.api.zones.map({ communityId })));
  if (!map) return null;
  const locale = localeOf(args.request);
  const place = locale === 'zh' ? ticket.placeText : ticket.placeTextEn || ticket.placeText;
  return drawPlace(wordsFor(args.request), locale, map, { at, place }) ?? null;
}
