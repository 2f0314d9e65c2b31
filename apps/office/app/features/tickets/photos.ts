import type { Translate } from '@linli/i18n';
import type { Photo } from '@linli/ui';
import type { Ticket } from '../../api-types.ts';
import { paths } from '../../paths.ts';

export function photosOf(event: Pick<Ticket['events'][number], 'photos'>, t: Translate): Photo[] {
  return event.photos.map((photo, index) => ({
    id: photo.id,
    href: paths.photo(photo.id),
    thumb: paths.thumb(photo.id),
    alt: t('common:photo_number', { number: index + 1 }),
    width: photo.width,
    height: photo.height,
  }));
}
