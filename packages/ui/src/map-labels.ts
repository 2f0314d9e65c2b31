type Place = { key: string; label: string; x: number; y: number };
type Box = { left: number; right: number; top: number; bottom: number };
type MapLabel = Place & { strong: boolean };

const size = 14;
/** Chinese characters are as wide as they are tall, others about half as wide. */
const widthOf = (label: string) =>
  [...label].reduce((sum, sign) => sum + (/\p{Script=Han}|[（）：]/u.test(sign) ? 1 : 0.56), 0) * size;

const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/**
 * Where names fit: under their place, else above it, never over another name, a block, a spot or the edge. Blocks come first; a
 * name without room is left out, since the description says them all.
 */
export function layLabels(
  blocks: readonly Place[],
  spots: readonly Place[],
  { side, width, height }: { side: number; width: number; height: number },
): MapLabel[] {
  const around = ({ x, y }: Place, half: number): Box => ({
    left: x - half,
    right: x + half,
    top: y - half,
    bottom: y + half,
  });
  const taken = [...blocks.map((block) => around(block, side / 2)), ...spots.map((spot) => around(spot, 4))];
  const labels: MapLabel[] = [];
  const lay = (place: Place, half: number, strong: boolean) => {
    const wide = widthOf(place.label) / 2;
    const x = Math.min(Math.max(place.x, wide + 4), width - wide - 4);
    for (const y of [place.y + half + size + 3, place.y - half - 6]) {
      const box = { left: x - wide - 2, right: x + wide + 2, top: y - size + 2, bottom: y + 3 };
      const free = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height - 22;
      if (!free || taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      labels.push({ ...place, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, strong });
      return;
    }
  };
  for (const block of blocks) lay(block, side / 2, true);
  for (const spot of spots) lay(spot, 4, false);
  return labels;
}
