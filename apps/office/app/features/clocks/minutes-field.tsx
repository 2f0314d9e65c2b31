import { useFormat } from '@linli/i18n/react';
import { Field, TextInput } from '@linli/ui';
import { useState } from 'react';

type Props = { name: string; label: string; error: string | undefined; value: string };

/** A number of minutes, and beside it what people call so long: "2 小时" for 120. */
export function MinutesField({ name, label, error, value }: Props) {
  const format = useFormat();
  const [typed, setTyped] = useState(value);
  const minutes = Number(typed);
  const words = Number.isInteger(minutes) && minutes >= 60 ? `= ${format.duration(minutes * 60_000)}` : undefined;
  return (
    <Field id={name} label={label} error={error} optional={words}>
      <TextInput
        name={name}
        inputMode="numeric"
        defaultValue={value}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </Field>
  );
}
