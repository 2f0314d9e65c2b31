import { Writable } from 'node:stream';

/**
 * Where React's server writes a page to: nothing of it is deferred, so it is sent whole, with its true status, in one
 * write and one compression. React 18 fills pieces of 2 kB and, where a Chinese character does not fit in the end of one,
 * leaves up to three bytes of zero there, which a browser shows as a broken character: those are cut off.
 */
export function collectPage(done: (whole: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _encoding, next) {
      let end = piece.length;
      while (end > 0 && piece[end - 1] === 0) end--;
      pieces.push(piece.subarray(0, end));
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}
