import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react';
import { cx } from './classes.ts';
import { EstateMap, type EstateMapProps } from './estate-map.tsx';
import { describedBy, FieldError } from './field.tsx';

type Point = { x: number; y: number };
/** A square of the grid: its middle in metres, and what the form sends for it. */
export type MapCell = Point & { value: string; label: string };

export type MapPickerProps = {
  /** The form sends `<name>` for the very point, `<name>Cell` for the square it is in. */
  name: string;
  words: { legend: string; hint: string; none: string };
  map: EstateMapProps;
  /** Row by row, seven abreast: 44 px each on the narrowest phone. */
  cells: readonly MapCell[];
  /** What was sent before: a point or the value of a square. */
  defaultValue?: string | undefined;
  error?: string | undefined;
  /** Between what is sent and the drawing. */
  read: (value: string | undefined) => Point | undefined;
  write: (point: Point) => string;
};

const columns = 7;

/**
 * A place on a map. Without script, and by keyboard, one of the squares that lie over it, which are radio buttons; with
 * script a tap is taken exactly where it falls.
 */
export function MapPicker({ name, words, map, cells, read, write, ...props }: MapPickerProps) {
  const before = read(props.defaultValue);
  const [live, setLive] = useState(false);
  const [point, setPoint] = useState(before);
  const [exact, setExact] = useState(before !== undefined);
  const cellName = `${name}Cell`;
  const first = before && nearest(cells, before)?.value;
  useEffect(() => {
    setLive(true);
  }, []);

  function choose(event: MouseEvent<HTMLElement>) {
    const radio = event.target;
    if (!(radio instanceof HTMLInputElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    // An arrow key presses a radio button as well, but has no place of its own.
    const tapped = event.detail > 0;
    setExact(tapped);
    setPoint(
      tapped
        ? {
            x: (within(event.clientX - box.left, box.width) / box.width) * map.width,
            y: (within(event.clientY - box.top, box.height) / box.height) * map.height,
          }
        : read(radio.value),
    );
  }

  function move(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowUp' ? -columns : event.key === 'ArrowDown' ? columns : 0;
    if (step === 0) return;
    event.preventDefault();
    const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')];
    const next = radios[radios.indexOf(event.target as HTMLInputElement) + step];
    next?.focus();
    next?.click();
  }

  return (
    <fieldset id={name} className="grid min-w-0 gap-2" aria-describedby={describedBy(name, words.hint, props.error)}>
      <legend className="mb-1.5 font-semibold">{words.legend}</legend>
      <p id={`${name}-hint`} className="text-muted text-sm">
        {words.hint}
      </p>
      {live && <input type="hidden" name={name} value={exact && point ? write(point) : ''} />}
      <EstateMap {...map} marker={live ? point : undefined} className="max-w-lg">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the radio buttons inside are what is pressed */}
        <div className="absolute inset-0 grid auto-rows-fr grid-cols-7" onClick={choose} onKeyDown={move}>
          {cells.map(({ value, label }) => (
            <label
              key={value}
              className={cx(
                'group relative hover:bg-accent/10',
                'has-focus-visible:z-10 has-focus-visible:outline-3 has-focus-visible:outline-accent',
                // Without script the square is the sign; with it the marker is.
                !live && 'has-checked:bg-accent/15 has-checked:ring-2 has-checked:ring-accent has-checked:ring-inset',
              )}
            >
              <input
                type="radio"
                name={cellName}
                value={value}
                defaultChecked={value === first}
                aria-label={label}
                className="absolute inset-0 size-full cursor-crosshair appearance-none outline-none"
              />
            </label>
          ))}
        </div>
      </EstateMap>
      <label className="flex min-h-target w-fit items-center gap-2.5 pr-3">
        <input
          type="radio"
          name={cellName}
          value=""
          defaultChecked={!first}
          onClick={() => setPoint(undefined)}
          className="size-4.5 accent-(--accent)"
        />
        {words.none}
      </label>
      {props.error && <FieldError id={`${name}-error`}>{props.error}</FieldError>}
    </fieldset>
  );
}

const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);

function nearest(cells: readonly MapCell[], { x, y }: Point): MapCell | undefined {
  const far = (cell: MapCell) => Math.hypot(cell.x - x, cell.y - y);
  return cells.reduce<MapCell | undefined>((best, cell) => (best && far(best) <= far(cell) ? best : cell), undefined);
}
