import { useT } from '@linli/i18n/react';
import { PhotoGrid } from '@linli/ui';
import type { ReinspectionDetail } from '../../api-types.ts';
import { photosOf } from '../tickets/photos.ts';

/** Photos of one moment under its name; that there are none is said too. */
export function ReinspectionPhotos({ title, photos }: { title: string; photos: ReinspectionDetail['before'] }) {
  const t = useT();
  return (
    <div>
      <h3 className="mb-1.5 text-muted text-sm">{title}</h3>
      {photos.length > 0 ? (
        <PhotoGrid label={title} photos={photosOf({ photos }, t)} />
      ) : (
        <p className="text-muted text-sm">{t('patrols:reinspection.no_photos')}</p>
      )}
    </div>
  );
}
