import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, type ErrorCode } from '@linli/domain/kernel';
import { type Fields, type FormLimits, formLimits, receiveParts, type Upload } from './form.ts';
import { encodePhoto, hardenDecoder, type PhotoSize } from './photo.ts';

export { type FormLimits, formLimits } from './form.ts';

export type StoredPhoto = PhotoSize & { id: string };
/** What is wrong with one file; `file` is the name that the person knows. */
export type PhotoProblem = { field: string; file: string; code: ErrorCode };
/** A form as it came in: its texts, the photos that are good, and what is wrong with the others. */
export type ReceivedForm = { fields: Fields; photos: StoredPhoto[]; problems: PhotoProblem[] };
export type PhotoVariant = 'full' | 'thumb';

/** Photos on the local disk. */
export type Files = {
  /**
   * Reads a form with photos. A bad photo is a problem beside its field, and the good ones are kept, so that nobody
   * chooses nine photos again. Throws `request.too_large` and `request.invalid`; then nothing is kept.
   */
  receiveForm(request: Request, limits?: Partial<FormLimits>): Promise<ReceivedForm>;
  /** Stores one photo of our own making or from an import. Throws `photo.*`. */
  addPhoto(bytes: Uint8Array): Promise<StoredPhoto>;
  /** Where a photo lies. Throws `photo.not_found` for what cannot be an id. */
  photoPath(id: string, variant: PhotoVariant): string;
  removePhoto(id: string): Promise<void>;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hour = 3_600_000;

/** What killed processes left; a form takes minutes at most. */
function sweep(incoming: string): void {
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > hour) rmSync(path, { recursive: true, force: true });
  }
}

/** Opens the store in `dir`. `newId` names the photos. */
export function openFiles(dir: string, { newId }: { newId: () => string }): Files {
  const incoming = join(dir, 'incoming');
  mkdirSync(incoming, { recursive: true });
  sweep(incoming);
  hardenDecoder();

  const photoPath = (id: string, variant: PhotoVariant): string => {
    if (!uuid.test(id)) throw new DomainError('photo.not_found');
    return join(dir, 'photos', id.slice(-2), variant === 'full' ? `${id}.webp` : `${id}.thumb.webp`);
  };

  const removePhoto = async (id: string) => {
    await Promise.all([rm(photoPath(id, 'full'), { force: true }), rm(photoPath(id, 'thumb'), { force: true })]);
  };

  /** Encoded aside and renamed: a photo is there whole or not at all. */
  async function store(source: string): Promise<StoredPhoto> {
    const id = newId();
    const aside = { full: `${source}.full`, thumb: `${source}.thumb` };
    const size = await encodePhoto(source, aside);
    await mkdir(join(photoPath(id, 'full'), '..'), { recursive: true });
    await rename(aside.thumb, photoPath(id, 'thumb'));
    await rename(aside.full, photoPath(id, 'full'));
    return { id, ...size };
  }

  async function within<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(incoming, 'form-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function examine(
    { field, name: file, path, bytes }: Upload,
    limits: FormLimits,
  ): Promise<StoredPhoto | PhotoProblem> {
    if (bytes > limits.photoBytes) {
      await rm(path, { force: true });
      return { field, file, code: 'photo.too_large' };
    }
    try {
      return await store(path);
    } catch (error) {
      if (error instanceof DomainError) return { field, file, code: error.code };
      throw error;
    } finally {
      await rm(path, { force: true });
    }
  }

  return {
    photoPath,
    removePhoto,

    addPhoto: (bytes) =>
      within(async (folder) => {
        const source = join(folder, 'photo');
        await writeFile(source, bytes);
        return store(source);
      }),

    receiveForm: (request, given = {}) =>
      within(async (folder) => {
        const limits = { ...formLimits, ...given };
        const kept: StoredPhoto[] = [];
        const judge = async (upload: Upload): Promise<StoredPhoto | PhotoProblem> => {
          const result = await examine(upload, limits);
          if ('id' in result) kept.push(result);
          return result;
        };
        try {
          const { fields, files, surplus } = await receiveParts(request, folder, limits, judge);
          const photos = files.filter((result) => 'id' in result);
          const problems = files.filter((result) => 'code' in result);
          if (surplus) problems.push({ field: surplus.field, file: surplus.name, code: 'photo.too_many' });
          return { fields, photos, problems };
        } catch (error) {
          await Promise.all(kept.map(({ id }) => removePhoto(id)));
          throw error;
        }
      }),
  };
}
