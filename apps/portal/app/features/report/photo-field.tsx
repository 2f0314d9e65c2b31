import { useT } from '@linli/i18n/react';
import { PhotoInput, type PhotoInputProps } from '@linli/ui';
import { paths } from '../../paths.ts';
import type { FormOutcome } from '../session/form.ts';
import { useFieldErrors } from './report-words.ts';

type Props = Pick<PhotoInputProps, 'id' | 'hint' | 'chosen' | 'onChange'> & { outcome: FormOutcome | undefined };

/** Photos of a form; those that arrived before it was refused are kept. */
export function PhotoField({ outcome, ...props }: Props) {
  const t = useT();
  const { photos } = useFieldErrors(outcome);
  const kept = outcome?.photoIds ?? [];
  return (
    <PhotoInput
      key={kept.join()}
      {...props}
      name="photos"
      keptName="photoIds"
      label={t('common:photos')}
      optional={t('common:optional')}
      addWord={t('portal:report.photos_add')}
      removeWord={t('common:remove')}
      removedWord={t('portal:report.photo_removed')}
      error={photos.length > 0 ? photos.join(' ') : undefined}
      kept={kept.map((photoId, index) => ({
        id: photoId,
        thumb: paths.thumb(photoId),
        alt: t('common:photo_number', { number: index + 1 }),
      }))}
    />
  );
}
