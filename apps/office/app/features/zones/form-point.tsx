import { positionField } from '@linli/domain/zones';
import type { DrawnPicker } from '@linli/i18n';
import { PointField } from '@linli/ui';
import type { useFormState } from '../forms/use-refused.ts';

type FormPointProps = { picker: DrawnPicker; form: ReturnType<typeof useFormState> };

/** T2: a point on the map of the estate, as a form of the office keeps it. */
export function FormPoint({ picker, form }: FormPointProps) {
  const { plan, ...drawn } = picker;
  return (
    <PointField
      {...drawn}
      {...positionField(plan)}
      name="position"
      defaultValue={form.valueOf('position') || form.valueOf('positionCell')}
      error={form.errorOf('position')}
    />
  );
}
