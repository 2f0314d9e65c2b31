import { UiLink } from './link.tsx';

export type Photo = { id: string; href: string; thumb: string; alt: string; width?: number; height?: number };
export type PhotoGridProps = { photos: readonly Photo[]; label: string; size?: 'sm' | 'md' };

/** Thumbnails that lead to the full picture; the browser's own viewer zooms, saves and prints. */
export function PhotoGrid({ photos, label, size = 'md' }: PhotoGridProps) {
  if (photos.length === 0) return null;
  const box = size === 'sm' ? 'size-16' : 'size-24';
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {photos.map((photo) => (
        <li key={photo.id}>
          <UiLink href={photo.href} className="block overflow-clip rounded-md border border-line hover:border-accent">
            <img
              src={photo.thumb}
              alt={photo.alt}
              width={photo.width ?? 96}
              height={photo.height ?? 96}
              loading="lazy"
              decoding="async"
              className={`${box} bg-sunken object-cover`}
            />
          </UiLink>
        </li>
      ))}
    </ul>
  );
}
