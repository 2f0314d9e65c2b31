import { useT } from '@linli/i18n/react';
import { PhotoInput } from '@linli/ui';
import { paths } from '../../paths.ts';
import type { FormOutcome } from '../session/form.ts';
import { useFieldErrors } from './report-words.ts';

type Props = { outcome: FormOutcome | undefined; id?: string; hint?: string };

/** Photos of a form; those that arrived before it was refused are kept. */
export function PhotoField({ outcome, id, hint }: Props) {
  const t = useT();
  const { photos } = useFieldErrors(outcome);
  const kept = outcome?.photoIds ?? [];
  return (
    <PhotoInput
      key={kept.join()}
      id={id}
      name="photos"
      keptName="photoIds"
      label={t('common:photos')}
      optional={t('common:optional')}
      hint={hint}
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
