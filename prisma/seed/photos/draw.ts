import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawings } from './drawings.ts';
import { type Moment, scenes } from './scenes.ts';

// Run once by hand; the pictures are kept, because the running server refuses to decode SVG at all.
const folder = dirname(fileURLToPath(import.meta.url));
const moments: Moment[] = ['before', 'after'];

for (const scene of scenes) {
  for (const moment of moments) {
    const svg = drawings[scene](moment === 'before');
    const { size } = await sharp(Buffer.from(svg))
      .resize({ width: 720 })
      .webp({ quality: 82 })
      .toFile(join(folder, `${scene}-${moment}.webp`));
    console.log(`${scene}-${moment}.webp ${size}`);
  }
}
