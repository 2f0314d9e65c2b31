import { useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, ContactCard, PhotoGrid } from '@linli/ui';
import { useEffect, useState } from 'react';
import type { Whereabouts } from '../../api-types.ts';
import { paths } from '../../paths.ts';
import type { OwnWork as Work } from './left-over.ts';
import { useListSearch } from './use-list-search.ts';

/** T7: words and photos of a matter that is no longer the reader's: theirs to copy and to save, and whom to give them to. */
export function OwnWork({ work }: { work: Work }) {
  const t = useT();
  const { words, photoIds, files } = work;
  const photos = photoIds.map((id, n) => ({
    id,
    href: paths.photo(id),
    thumb: paths.thumb(id),
    alt: t('common:photo_number', { number: n + 1 }),
  }));
  return (
    <div className="grid gap-2">
      {words.length > 0 && <p>{t('office:detail.gone_typed')}</p>}
      {words.map((one) => (
        <blockquote key={one} className="wrap-anywhere whitespace-pre-line border-line-strong border-l-4 pl-3">
          {one}
        </blockquote>
      ))}
      {photos.length > 0 && (
        <>
          <p>{t('office:detail.gone_photos')}</p>
          <PhotoGrid photos={photos} label={t('common:photos')} />
        </>
      )}
      {files.length > 0 && <OwnFiles files={files} />}
    </div>
  );
}

/** Photos that never left the phone; each saves itself by a tap. */
function OwnFiles({ files }: { files: readonly File[] }) {
  const t = useT();
  const [shown, setShown] = useState<readonly { url: string; name: string }[]>([]);
  useEffect(() => {
    const made = files.map((file) => ({ url: URL.createObjectURL(file), name: file.name }));
    setShown(made);
    return () => made.forEach(({ url }) => void URL.revokeObjectURL(url));
  }, [files]);
  return (
    <>
      <p>{t('office:detail.gone_files')}</p>
      <ul aria-label={t('common:photos')} className="flex flex-wrap gap-2">
        {shown.map(({ url, name }) => (
          <li key={url}>
            <a href={url} download={name} className="block overflow-clip rounded-md border border-line">
              <img src={url} alt={name} className="size-24 bg-sunken object-cover" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whom to tell, and the way back to one's own matters. */
export function WayOn({ gone }: { gone: Whereabouts | null }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const contact = gone?.contact;
  return (
    <div className="grid gap-3">
      {contact && (
        <ContactCard
          name={zh ? contact.name : contact.nameEn}
          role={contact.id === gone.assignee?.id ? t('office:detail.gone_holder') : t(`people:role.${contact.role}`)}
          note={t('office:detail.gone_tell')}
          phone={contact.phone}
          callWord={t('common:call')}
        />
      )}
      <div>
        <ButtonLink href={paths.tickets(useListSearch())} variant="secondary">
          {t('office:detail.to_list')}
        </ButtonLink>
      </div>
    </div>
  );
}
