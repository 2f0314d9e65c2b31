import { type ReactNode, useId } from 'react';
import { cx } from './classes.ts';
import { layLabels } from './map-labels.ts';

export type MapPlace = { key: string; label: string; x: number; y: number };

export type EstateMapProps = {
  title: string;
  /** Everything that the drawing shows, in words. */
  description: string;
  /** Metres, like all that lies on it: x to the right, y down. */
  width: number;
  height: number;
  north: string;
  scale: { metres: number; label: string };
  /** `tone`: which of the colours; without one the block belongs to nobody. */
  blocks: readonly (MapPlace & { tone?: number | undefined })[];
  spots: readonly MapPlace[];
  legendLabel: string;
  legend: readonly { key: string; label: string; tone: number }[];
  /** What this is about. */
  marker?: { x: number; y: number } | undefined;
  className?: string;
  /** Lies over the drawing, exactly as large. */
  children?: ReactNode;
};

/** Units of the drawing from left to right: about a pixel each on a phone. */
const across = 360;
const tones = 6;
const toneClass = (tone: number | undefined) => (tone === undefined ? 'text-muted' : `ui-tone-${tone % tones}`);

/** A plan drawn by the server from positions alone: no tiles, no script, prints. */
export function EstateMap(props: EstateMapProps) {
  const { title, description, blocks, spots, marker, scale, legend } = props;
  const id = useId();
  const unit = across / props.width;
  const height = Math.round(props.height * unit);
  const place = <P extends MapPlace>(it: P) => ({ ...it, x: round(it.x * unit), y: round(it.y * unit) });
  const drawn = blocks.map(place);
  const dots = spots.map(place);
  const side = sideOf(drawn);
  const pin = marker && { x: round(marker.x * unit), y: round(marker.y * unit) };
  const labels = layLabels(drawn, dots, { side, width: across, height });
  const bar = round(scale.metres * unit);
  return (
    <figure className={cx('grid gap-2', props.className)}>
      <div className="relative overflow-clip rounded-md border border-line-strong">
        <svg
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-desc`}
          viewBox={`0 0 ${across} ${height}`}
          className="block h-auto w-full bg-canvas"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{description}</desc>
          {drawn.map(({ key, x, y, tone }) => (
            <rect
              key={key}
              x={round(x - side / 2)}
              y={round(y - side / 2)}
              width={side}
              height={side}
              rx="3"
              className={toneClass(tone)}
              fill="currentColor"
              fillOpacity="0.4"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          ))}
          {dots.map(({ key, x, y }) => (
            <circle key={key} cx={x} cy={y} r="3.5" className="fill-muted stroke-canvas" strokeWidth="1.5" />
          ))}
          <g fontSize="14" textAnchor="middle" strokeWidth="4" strokeLinejoin="round" paintOrder="stroke">
            {labels.map(({ key, label, x, y, strong }) => (
              <text
                key={key}
                x={x}
                y={y}
                className={cx('stroke-canvas', strong ? 'fill-ink' : 'fill-muted')}
                fontWeight={strong ? 600 : 400}
              >
                {label}
              </text>
            ))}
          </g>
          {pin && <Pin {...pin} />}
          <g transform={`translate(12 ${height - 12})`} className="fill-none stroke-muted" strokeWidth="1.5">
            <path d={`M0 -5 V0 H${bar} V-5`} />
            <text x={bar + 6} y="1" fontSize="13" className="fill-muted stroke-none">
              {scale.label}
            </text>
          </g>
          <g transform={`translate(${across - 18} 12)`} className="fill-muted">
            <path d="M0 0 L6 14 L0 10.5 L-6 14 Z" />
            <text y="28" fontSize="13" textAnchor="middle">
              {props.north}
            </text>
          </g>
        </svg>
        {props.children}
      </div>
      {legend.length > 0 && (
        <ul aria-label={props.legendLabel} className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
          {legend.map(({ key, label, tone }) => (
            <li key={key} className="flex items-center gap-1.5">
              <svg aria-hidden="true" viewBox="0 0 12 12" className={cx('size-3 bg-transparent!', toneClass(tone))}>
                <rect
                  x="0.75"
                  y="0.75"
                  width="10.5"
                  height="10.5"
                  rx="2"
                  fill="currentColor"
                  fillOpacity="0.4"
                  stroke="currentColor"
                  strokeWidth="1.5"
                />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** The sign of a marked place; its tip is the place. */
function Pin({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} data-pin="">
      <ellipse rx="5" ry="2" className="fill-ink" opacity="0.25" />
      <path
        d="M0 0 C-2 -8 -11 -12 -11 -21 A11 11 0 1 1 11 -21 C11 -12 2 -8 0 0 Z"
        className="fill-accent-fill stroke-canvas"
        strokeWidth="1.5"
      />
      <circle cy="-21" r="4" className="fill-on-accent" />
    </g>
  );
}

/** As large as neighbours allow. */
function sideOf(places: readonly { x: number; y: number }[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      nearest = Math.min(nearest, Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)));
    }
  }
  return round(Math.min(30, Math.max(6, nearest * 0.8)));
}

const round = (value: number) => Math.round(value * 10) / 10;
