import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';

/** A physical line with its number, from 1. */
export type Line = { number: number; text: string };

/** Stands where bytes were no characters. */
export const broken = '\uFFFD';

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Which encoding a text file is in. A mark at the start decides; without one it is UTF-8 unless more than a tenth of what
 * is not ASCII makes no sense as such: then it is GB18030. So one broken byte spoils its line and not the file.
 */
async function encodingOf(path: string): Promise<string> {
  const start = await startOf(path);
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf16be';
  const decoder = new TextDecoder();
  let foreign = 0;
  let wrong = 0;
  for await (const chunk of createReadStream(path)) {
    for (const sign of decoder.decode(chunk as Buffer, { stream: true }).match(/[^\0-\x7f]/gu) ?? []) {
      foreign += 1;
      if (sign === broken) wrong += 1;
    }
  }
  return wrong * 10 > foreign ? 'gb18030' : 'utf8';
}

async function* decoded(path: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(await encodingOf(path));
  for await (const chunk of createReadStream(path)) yield decoder.write(chunk as Buffer);
  yield decoder.end() ?? '';
}

/**
 * The lines of a text file, decoded, without the mark at the start. Streams: the file is never held whole. Cut at line
 * feeds alone (Node's own reader also cuts at U+2028, which may stand inside a JSON string).
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  let rest = '';
  for await (const chunk of decoded(path)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      number += 1;
      yield { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
    }
  }
  if (rest !== '') yield { number: number + 1, text: rest };
}
