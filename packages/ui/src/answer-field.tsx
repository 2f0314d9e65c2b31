import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import { RadioCards } from './radio-cards.tsx';
import { Select } from './select.tsx';
import { TextInput } from './text-input.tsx';

export type AnswerFieldProps = {
  name: string;
  /** Where a link from an error summary leads. */
  id: string;
  label: ReactNode;
  type: 'text' | 'number' | 'choice';
  /** Of a `choice`. */
  options: readonly { value: string; label: string }[];
  /** The word behind the label when the answer may be left out. */
  optional: string | undefined;
  /** What stands in a list before one is chosen. */
  chooseWord: string;
  error: ReactNode;
  defaultValue: string | undefined;
};

/** So many answers stand beside each other, more in a list. */
const few = 3;

/** One question of a questionnaire that somebody else wrote: words, a number, or one of a few answers. */
export function AnswerField({
  name,
  id,
  label,
  type,
  options,
  optional,
  chooseWord,
  error,
  defaultValue,
}: AnswerFieldProps) {
  if (type === 'choice' && options.length <= few) {
    const legend = (
      <>
        {label}
        {optional && <span className="ml-2 font-normal text-muted text-sm">{optional}</span>}
      </>
    );
    const layout = options.length < 3 ? 'tiles' : 'rows';
    return <RadioCards {...{ name, id, legend, options, error, layout, defaultValue }} />;
  }
  return (
    <Field id={id} label={label} error={error} {...(optional && { optional })}>
      {type === 'choice' ? (
        <Select name={name} defaultValue={defaultValue ?? ''} placeholder={chooseWord} options={options} />
      ) : (
        <TextInput
          name={name}
          defaultValue={defaultValue}
          maxLength={type === 'number' ? 12 : 300}
          inputMode={type === 'number' ? 'decimal' : 'text'}
        />
      )}
    </Field>
  );
}
