import { rm } from 'node:fs/promises';
import { DomainError } from '@linli/domain/kernel';
import sharp from 'sharp';
import { createGate } from './gate.ts';
import { sniffFile } from './sniff.ts';

/** Longest edge in pixels. */
const edges = { full: 1600, thumb: 320 };

/** A decompression bomb is small on disk; 50 megapixels are more than any phone takes. */
const input = { limitInputPixels: 50_000_000, failOn: 'error', sequentialRead: true } as const;

/** Two photos at a time in the whole process: the measured bound of its memory. */
const gate = createGate(2);

/** Second wall behind the sniffing: other formats carry scripts, references or long histories of bugs. */
export function hardenDecoder(): void {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
}

export type PhotoSize = { width: number; height: number; bytes: number };

function write(source: string, target: string, edge: number, quality: number) {
  return sharp(source, input)
    .autoOrient()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality })
    .toFile(target);
}

/**
 * Writes the two sizes of a photo, upright and without any metadata: a phone notes the position of the home.
 * Throws `photo.heic`, `photo.not_a_photo`, `photo.too_many_pixels` or `photo.broken`, and then leaves nothing.
 */
export function encodePhoto(source: string, targets: { full: string; thumb: string }): Promise<PhotoSize> {
  return gate(async () => {
    const sniffed = await sniffFile(source);
    if ('refusal' in sniffed) throw new DomainError(sniffed.refusal);
    try {
      const { format } = await sharp(source, input).metadata();
      if (format !== sniffed.format) throw new DomainError('photo.not_a_photo');
      const { width, height, size } = await write(source, targets.full, edges.full, 80);
      await write(targets.full, targets.thumb, edges.thumb, 72);
      return { width, height, bytes: size };
    } catch (error) {
      await Promise.all([rm(targets.full, { force: true }), rm(targets.thumb, { force: true })]);
      if (error instanceof DomainError || isSystemError(error)) throw error;
      throw new DomainError(isTooWide(error) ? 'photo.too_many_pixels' : 'photo.broken');
    }
  });
}

/** Said by libvips, which has no code for it. */
function isTooWide(error: unknown): boolean {
  return error instanceof Error && /exceeds pixel limit/i.test(error.message);
}

/** A full disk is our trouble, not the sender's. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && ('errno' in error || /No space left|unable to (open|write)/i.test(error.message));
}
