import { open } from 'node:fs/promises';
import type { ErrorCode } from '@linli/domain/kernel';

export type PhotoFormat = 'jpeg' | 'png' | 'webp';
export type Sniffed = { format: PhotoFormat } | { refusal: ErrorCode };

/** Brands of the ISO container that iPhones write: HEIC and its relatives. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** What a file is by its content; its name and announced type are the sender's claim. */
export function sniff(head: Buffer): Sniffed {
  const at = (from: number, to: number) => head.toString('latin1', from, to);
  if (at(0, 3) === '\xff\xd8\xff') return { format: 'jpeg' };
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return { format: 'png' };
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return { format: 'webp' };
  if (at(4, 8) === 'ftyp' && heicBrands.includes(at(8, 12))) return { refusal: 'photo.heic' };
  return { refusal: 'photo.not_a_photo' };
}

export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
    return sniff(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
