import { randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Files, openFiles } from './index.ts';

const dir = mkdtempSync(join(tmpdir(), 'linli-files-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let files: Files;
beforeEach(() => {
  rmSync(dir, { recursive: true, force: true });
  files = openFiles(dir, { newId: randomUUID });
});

const stored = () => readdirSync(dir, { recursive: true }).filter((name) => String(name).endsWith('.webp'));
const leftovers = () => readdirSync(join(dir, 'incoming'));

const red = { r: 200, g: 40, b: 40 };
const photo = (width = 400, height = 300) =>
  sharp({ create: { width, height, channels: 3, background: red } })
    .jpeg()
    .toBuffer();

/** Noise does not compress: the way to a large file. */
async function noise(width: number, height: number, quality: number): Promise<Buffer> {
  const small = randomBytes(600 * 400 * 3);
  return sharp(small, { raw: { width: 600, height: 400, channels: 3 } })
    .resize(width, height, { kernel: 'nearest' })
    .jpeg({ quality })
    .toBuffer();
}

type Part = [field: string, value: string | Uint8Array, name?: string];

function form(...parts: Part[]): Request {
  const data = new FormData();
  for (const [field, value, name = 'IMG 厨房.jpg'] of parts) {
    if (typeof value === 'string') data.append(field, value);
    else data.append(field, new File([value as Uint8Array<ArrayBuffer>], name, { type: 'image/jpeg' }));
  }
  return new Request('http://localhost/', { method: 'POST', body: data });
}

async function verdict(bytes: Uint8Array, name?: string) {
  const before = stored().length;
  const { photos, problems } = await files.receiveForm(form(['photos', bytes, name]));
  expect(leftovers()).toEqual([]);
  expect(stored()).toHaveLength(before + photos.length * 2);
  return problems[0]?.code ?? 'kept';
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG of 30,000 × 30,000 black pixels in some kilobytes. */
function bomb(): Buffer {
  const side = 30_000;
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const pixels = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 });
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

describe('the store, when it opens,', () => {
  it('takes away what killed processes left, and nothing that may still be arriving', () => {
    const left = (name: string, minutes: number) => {
      const folder = join(dir, 'incoming', name);
      mkdirSync(folder);
      writeFileSync(join(folder, '0'), 'half a photo');
      const at = new Date(Date.now() - minutes * 60_000);
      utimesSync(folder, at, at);
    };
    left('form-old', 61);
    left('form-new', 55);
    openFiles(dir, { newId: randomUUID });
    expect(leftovers()).toEqual(['form-new']);
  });

  it('shuts the decoder to formats that carry scripts or references, whoever asks it', async () => {
    const image = sharp({ create: { width: 4, height: 4, channels: 3, background: red } });
    const dangerous = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'),
      await image.clone().gif().toBuffer(),
      await image.clone().tiff().toBuffer(),
    ];
    for (const bytes of dangerous) await expect(sharp(bytes).metadata()).rejects.toThrow('unsupported image format');
    expect(await sharp(await photo()).metadata()).toMatchObject({ format: 'jpeg' });
  });
});

describe('a form', () => {
  it('gives texts and photos', async () => {
    const received = await files.receiveForm(
      form(['matter', '厨房水槽漏水'], ['photoIds', 'a'], ['photoIds', 'b'], ['photos', await photo()]),
    );
    expect(received.fields).toEqual({ matter: '厨房水槽漏水', photoIds: ['a', 'b'] });
    expect(received.problems).toEqual([]);
    expect(received.photos).toMatchObject([{ width: 400, height: 300 }]);
    const [first] = received.photos;
    expect(readFileSync(files.photoPath(String(first?.id), 'full')).length).toBe(first?.bytes);
  });

  it('may be sent without files', async () => {
    const body = new URLSearchParams({ matter: '漏水 & more', __proto__x: '1' });
    const received = await files.receiveForm(new Request('http://localhost/', { method: 'POST', body }));
    expect(received).toEqual({ fields: { matter: '漏水 & more', __proto__x: '1' }, photos: [], problems: [] });
  });

  it('may be empty', async () => {
    const received = await files.receiveForm(new Request('http://localhost/', { method: 'POST' }));
    expect(received.fields).toEqual({});
  });

  it('takes a name of JavaScript’s own for an ordinary field', async () => {
    const { fields } = await files.receiveForm(form(['__proto__', 'x'], ['constructor', 'y']));
    expect(Object.entries(fields)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('ignores a file field left empty', async () => {
    const { photos, problems } = await files.receiveForm(form(['matter', 'x'], ['photos', new Uint8Array(), '']));
    expect({ photos, problems }).toEqual({ photos: [], problems: [] });
  });

  it('keeps the good photos beside a bad one, in their order', async () => {
    const { photos, problems } = await files.receiveForm(
      form(
        ['photos', await photo(1200, 900)],
        ['photos', Buffer.from('hello'), 'notes.jpg'],
        ['photos', await photo(50, 40)],
      ),
    );
    expect(photos.map(({ width }) => width)).toEqual([1200, 50]);
    expect(problems).toEqual([{ field: 'photos', file: 'notes.jpg', code: 'photo.not_a_photo' }]);
    expect(stored()).toHaveLength(4);
  });

  it('takes nine photos and names the surplus once', async () => {
    const one = await photo(40, 30);
    const { photos, problems } = await files.receiveForm(
      form(...Array.from({ length: 12 }, (): Part => ['photos', one])),
    );
    expect(photos).toHaveLength(9);
    expect(problems).toEqual([{ field: 'photos', file: 'IMG 厨房.jpg', code: 'photo.too_many' }]);
  });

  it.each([
    ['too many parts', () => form(...Array.from({ length: 201 }, (_, n): Part => [`f${n}`, 'x'])), 'request.too_large'],
    [
      'an announced size beyond all bounds',
      () => new Request('http://x/', { method: 'POST', body: 'a=1', headers: { 'content-length': '999999999' } }),
      'request.too_large',
    ],
    ['another encoding', () => new Request('http://x/', { method: 'POST', body: '{}' }), 'request.invalid'],
  ])('refuses %s', async (_name, request, code) => {
    await expect(files.receiveForm(request())).rejects.toMatchObject({ code });
    expect(leftovers()).toEqual([]);
  });

  it('refuses more bytes than announced', async () => {
    await expect(files.receiveForm(form(['photos', await photo()]), { formBytes: 500 })).rejects.toMatchObject({
      code: 'request.too_large',
    });
  });

  it('cuts a text at its bound, so that the field is refused as too long', async () => {
    const { fields } = await files.receiveForm(form(['matter', 'x'.repeat(150_000)]));
    expect(fields.matter).toHaveLength(100_000);
  });

  it('leaves nothing when the sender goes away in the middle', async () => {
    const whole = new Uint8Array(
      await form(['photos', await photo()], ['photos', await noise(3000, 2000, 90)]).arrayBuffer(),
    );
    const type = new TextDecoder().decode(whole.subarray(2, whole.indexOf(13)));
    const firstIsStoredSecondArrives = () => {
      expect(stored()).toHaveLength(2);
      expect(readdirSync(join(dir, 'incoming'), { recursive: true }).map((name) => basename(String(name)))).toContain(
        '1',
      );
    };
    for (const ending of ['close', 'error'] as const) {
      const body = new ReadableStream({
        async start(controller) {
          controller.enqueue(whole.subarray(0, whole.length / 2));
          await vi.waitFor(firstIsStoredSecondArrives);
          if (ending === 'close') controller.close();
          else controller.error(new Error('aborted'));
        },
      });
      const headers = { 'content-type': `multipart/form-data; boundary=${type}` };
      const request = new Request('http://x/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
      await expect(files.receiveForm(request)).rejects.toMatchObject({ code: 'request.invalid' });
      expect(leftovers()).toEqual([]);
      expect(stored()).toEqual([]);
    }
  });
});

describe('a photo', () => {
  it('loses position and every other metadata, and stands upright', async () => {
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: red } })
      .withExif({ IFD0: { Copyright: 'me' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 17/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif?.includes('me')).toBe(true);
    const { id } = await files.addPhoto(bytes);
    for (const variant of ['full', 'thumb'] as const) {
      const { exif, xmp, iptc, icc, orientation, width, height, format } = await sharp(
        files.photoPath(id, variant),
      ).metadata();
      expect({ exif, xmp, iptc, icc, orientation, format }).toEqual({ format: 'webp' });
      expect(Number(height)).toBeGreaterThan(Number(width));
    }
  });

  it('is at most 1600 pixels wide or high, its thumbnail 320', async () => {
    const { id, width, height } = await files.addPhoto(await photo(3200, 1600));
    expect([width, height]).toEqual([1600, 800]);
    expect(await sharp(files.photoPath(id, 'thumb')).metadata()).toMatchObject({ width: 320, height: 160 });
  });

  it('may be PNG or WebP', async () => {
    const base = sharp({ create: { width: 40, height: 40, channels: 4, background: { ...red, alpha: 0.5 } } });
    expect(await verdict(await base.png().toBuffer())).toBe('kept');
    expect(await verdict(await base.webp().toBuffer())).toBe('kept');
  });

  it.each([
    ['text', () => Buffer.from('not a photo'), 'photo.not_a_photo'],
    ['nothing', () => Buffer.alloc(0), 'photo.not_a_photo'],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo.not_a_photo'],
    [
      'GIF',
      () =>
        sharp({ create: { width: 4, height: 4, channels: 3, background: red } })
          .gif()
          .toBuffer(),
      'photo.not_a_photo',
    ],
    ['HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'photo.heic'],
    ['AVIF', () => Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif'), 'photo.not_a_photo'],
    [
      'SVG behind the first bytes of a JPEG',
      () =>
        Buffer.concat([
          Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ]),
      'photo.broken',
    ],
    ['half a JPEG', async () => (await noise(1200, 900, 80)).subarray(0, 90_000), 'photo.broken'],
    ['a decompression bomb', bomb, 'photo.too_many_pixels'],
    ['16 MB', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(16_000_000)]), 'photo.too_large'],
  ])('is not %s', async (_name, bytes, code) => {
    expect(await verdict(await bytes())).toBe(code);
  });

  it('may have exactly ten million bytes, not one more', async () => {
    const bytes = await photo();
    const padded = (size: number) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
    expect(await verdict(padded(10_000_000))).toBe('kept');
    expect(await verdict(padded(10_000_001))).toBe('photo.too_large');
  });

  it('can be removed', async () => {
    const { id } = await files.addPhoto(await photo());
    await files.removePhoto(id);
    expect(stored()).toEqual([]);
    await files.removePhoto(id);
  });

  it.each(['../../etc/passwd', '', 'A'.repeat(36), `${randomUUID()}/..`])('is never found by %j', (id) => {
    expect(() => files.photoPath(id, 'full')).toThrow(expect.objectContaining({ code: 'photo.not_found' }));
  });
});

describe('memory', () => {
  it('stays bounded with nine large photos at once', async () => {
    const large = await noise(4000, 3000, 92);
    expect(large.length).toBeGreaterThan(5_000_000);
    const boundary = 'x-linli-x';
    async function* body() {
      for (let n = 0; n < 9; n++) {
        yield Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="photos"; filename="${n}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`,
        );
        for (let at = 0; at < large.length; at += 65_536) yield large.subarray(at, at + 65_536);
        yield Buffer.from('\r\n');
      }
      yield Buffer.from(`--${boundary}--\r\n`);
    }
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const before = process.memoryUsage.rss();
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 10);
    const { photos, problems } = await files.receiveForm(
      new Request('http://x/', { method: 'POST', body: body(), headers, duplex: 'half' } as unknown as RequestInit),
    );
    clearInterval(watch);
    expect(problems).toEqual([]);
    expect(photos).toHaveLength(9);
    expect((peak - before) / 1e6).toBeLessThan(260);
    expect(existsSync(files.photoPath(String(photos[8]?.id), 'thumb'))).toBe(true);
  }, 30_000);
});
