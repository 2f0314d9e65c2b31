import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DomainError } from '@linli/domain/kernel';
import { maxPhotos } from '@linli/domain/tickets';
import busboy from 'busboy';

export type FormLimits = {
  /** Photos of one form, and bytes of one photo. */
  photos: number;
  photoBytes: number;
  /** Bytes of one text field. */
  fieldBytes: number;
  /** Fields and files of one form together. */
  parts: number;
  /** Bytes of the whole form. Twice what is allowed may arrive, so that the answer can say which photo is at fault. */
  formBytes: number;
};

export const formLimits: FormLimits = {
  photos: maxPhotos,
  photoBytes: 10_000_000,
  fieldBytes: 100_000,
  parts: 200,
  formBytes: 200_000_000,
};

export type Fields = Record<string, string | string[]>;
/** `name` is the sender's, for words alone. */
export type Upload = { field: string; name: string; path: string; bytes: number };
/** `surplus` is the first file beyond those allowed. */
export type ReceivedParts<T> = { fields: Fields; files: T[]; surplus: Pick<Upload, 'field' | 'name'> | undefined };

/** Fails with `request.too_large` as soon as more than `max` bytes have passed. */
function bounded(max: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > max) done(new DomainError('request.too_large'));
      else done(null, chunk);
    },
  });
}

async function save(stream: Readable & { truncated?: boolean }, upload: Upload): Promise<Upload> {
  stream.on('data', (chunk: Buffer) => {
    upload.bytes += chunk.length;
  });
  await pipeline(stream, createWriteStream(upload.path));
  return upload;
}

function addField(fields: Map<string, string | string[]>, name: string, value: string): void {
  const before = fields.get(name);
  if (before === undefined) fields.set(name, value);
  else fields.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
}

/**
 * Reads a form of either encoding. Files go to `folder` while they arrive, never whole through memory; `onFile` works on
 * each as soon as it is on disk, and all of them are done when this returns or throws. Throws `request.too_large` and `request.invalid`.
 */
export async function receiveParts<T>(
  request: Request,
  folder: string,
  limits: FormLimits,
  onFile: (upload: Upload) => Promise<T>,
): Promise<ReceivedParts<T>> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.formBytes) throw new DomainError('request.too_large');
  if (!request.body) return { fields: {}, files: [], surplus: undefined };

  const parser = openParser(request, limits);
  const fields = new Map<string, string | string[]>();
  const files: Promise<T>[] = [];
  let surplus: ReceivedParts<T>['surplus'];
  const refuse = () => parser.destroy(new DomainError('request.too_large'));

  parser.on('field', (name, value) => addField(fields, name, value));
  parser.on('file', (field, stream, { filename }) => {
    if (!filename) return void stream.resume();
    if (files.length >= limits.photos) {
      surplus ??= { field, name: filename };
      return void stream.resume();
    }
    const upload = { field, name: filename, path: join(folder, String(files.length)), bytes: 0 };
    const file = save(stream, upload).then(onFile);
    file.catch(() => {});
    files.push(file);
  });
  parser.on('partsLimit', refuse).on('fieldsLimit', refuse).on('filesLimit', refuse);

  try {
    const body = Readable.fromWeb(request.body as ReadableStream);
    await pipeline(body, bounded(limits.formBytes), parser, { signal: request.signal });
    return { fields: Object.fromEntries(fields), files: await Promise.all(files), surplus };
  } catch (error) {
    await Promise.allSettled(files);
    throw error instanceof DomainError || (error as NodeJS.ErrnoException).errno !== undefined
      ? error
      : new DomainError('request.invalid');
  }
}

function openParser(request: Request, limits: FormLimits): busboy.Busboy {
  try {
    return busboy({
      headers: Object.fromEntries(request.headers),
      defParamCharset: 'utf8',
      limits: {
        fileSize: limits.photoBytes + 1,
        fieldSize: limits.fieldBytes,
        fieldNameSize: 100,
        fields: limits.parts,
        files: limits.parts,
        parts: limits.parts,
      },
    });
  } catch {
    throw new DomainError('request.invalid');
  }
}
