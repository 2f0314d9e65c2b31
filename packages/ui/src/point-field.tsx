import { MapPin } from 'lucide';
import { Disclosure } from './disclosure.tsx';
import { MapPicker, type MapPickerProps } from './map-picker.tsx';

export type PointFieldProps = Omit<MapPickerProps, 'words'> & {
  /** `open`: what the fold says. */
  words: MapPickerProps['words'] & { open: string };
};

/** A point on a map, for what has no name. Folded away until it is wanted, chosen or wrong. */
export function PointField({ words, defaultValue, error, ...picker }: PointFieldProps) {
  return (
    <Disclosure
      summary={words.open}
      icon={MapPin}
      open={Boolean(defaultValue || error)}
      className="border border-line-strong"
    >
      <MapPicker {...picker} words={words} defaultValue={defaultValue} error={error} />
    </Disclosure>
  );
}
