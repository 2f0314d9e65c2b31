import sharp from 'sharp';

const cell = { width: 300, height: 300, gap: 12, columns: 8 };

/** All screenshots on one sheet, the tops of long pages, in the order given. Returns where it was written. */
export async function writeContactSheet(files: readonly string[], target: string): Promise<string> {
  const tiles = await Promise.all(
    files.map(async (file, index) => ({
      input: await sharp(file)
        .resize({ ...cell, fit: 'cover', position: 'top' })
        .png()
        .toBuffer(),
      left: cell.gap + (index % cell.columns) * (cell.width + cell.gap),
      top: cell.gap + Math.floor(index / cell.columns) * (cell.height + cell.gap),
    })),
  );
  const rows = Math.ceil(files.length / cell.columns);
  const width = cell.gap + cell.columns * (cell.width + cell.gap);
  const height = cell.gap + rows * (cell.height + cell.gap);
  await sharp({ create: { width, height, channels: 3, background: '#888' } })
    .composite(tiles)
    .png()
    .toFile(target);
  return target;
}
