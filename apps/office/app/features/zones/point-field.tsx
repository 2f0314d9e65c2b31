import { onPlan, positionAt, readPosition, writePosition } from '@linli/domain/zones';
import type { DrawnPicker } from '@linli/i18n';
import { Disclosure, MapPicker } from '@linli/ui';
import { MapPin } from 'lucide';
import type { useFormState } from '../forms/use-refused.ts';

type PointFieldProps = { picker: DrawnPicker; form: ReturnType<typeof useFormState> };

/** T2: a point on the map of the estate, for what has no name. Folded away until it is wanted. */
export function PointField({ picker, form }: PointFieldProps) {
  const { plan, words, map, cells } = picker;
  const before = form.valueOf('position') || form.valueOf('positionCell');
  const error = form.errorOf('position');
  return (
    <Disclosure
      summary={words.open}
      icon={MapPin}
      open={Boolean(before || error)}
      className="border border-line-strong"
    >
      <MapPicker
        name="position"
        words={words}
        map={map}
        cells={cells}
        defaultValue={before}
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
