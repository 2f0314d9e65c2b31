import { type DrawnPlace, drawPlace } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import { localeOf } from '@linli/ui/preferences';
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Ticket } from '../../api-types.ts';

/** Where a matter outside of homes is, drawn; null where no map shows it. Everybody knows where they live. */
export async function placeOf(
  { request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  { area, at, placeText, placeTextEn }: Ticket,
): Promise<DrawnPlace | null> {
  const map = at && area === 'public' && (await context.api.zones.map({}));
  if (!map) return null;
  const locale = localeOf(request);
  const place = locale === 'zh' ? placeText : placeTextEn || placeText;
  return drawPlace(translator(locale), locale, map, { at, place }) ?? null;
}
