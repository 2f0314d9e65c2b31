import { onPlan, positionAt, readPosition, writePosition } from '@linli/domain/zones';
import type { DrawnPicker } from '@linli/i18n';
import { Disclosure, MapPicker } from '@linli/ui';
import { MapPin } from 'lucide';

type PointFieldProps = { picker: DrawnPicker; defaultValue: string | undefined; error: string | undefined };

/** T2: a point on the map of the estate, for what has no name. Folded away until it is wanted. */
export function PointField({ picker, defaultValue, error }: PointFieldProps) {
  const { plan, words, map, cells } = picker;
  return (
    <Disclosure
      summary={words.open}
      icon={MapPin}
      open={Boolean(defaultValue || error)}
      className="border border-line-strong"
    >
      <MapPicker
        name="position"
        words={words}
        map={map}
        cells={cells}
        defaultValue={defaultValue}
        error={error}
        read={(value) => {
          const position = readPosition(value);
          return position && onPlan(plan, position);
        }}
        write={(point) => writePosition(positionAt(plan, point))}
      />
    </Disclosure>
  );
}
