import { Camera, ImageOff, X } from 'lucide';
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './classes.ts';
import { describedBy, FieldError } from './field.tsx';
import { Icon } from './icon.tsx';

export type KeptPhoto = { id: string; thumb: string; alt: string };

export type PhotoInputProps = {
  name: string;
  label: ReactNode;
  /** On the large button: "take or choose photos". */
  addWord: string;
  removeWord: string;
  /** Under a kept photo that was unticked. */
  removedWord?: string;
  hint?: ReactNode;
  error?: string;
  optional?: string;
  /** Photos the server holds already when a form comes back: sent again as ids, nothing is lost. */
  kept?: readonly KeptPhoto[];
  keptName?: string;
  id?: string;
  accept?: string;
  /** Files that were chosen before the page was left and entered again. */
  chosen?: readonly File[];
  onChange?: (files: readonly File[]) => void;
};

type Preview = { key: string; url: string; file: File };

function keyOf(file: File): string {
  return `${file.name}-${file.size}-${file.lastModified}`;
}

function setFiles(input: HTMLInputElement, files: readonly File[]) {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
}

function empty(input: HTMLInputElement | null, previews: readonly Preview[], show: (none: readonly Preview[]) => void) {
  for (const { url } of previews) URL.revokeObjectURL(url);
  if (input) input.value = '';
  show([]);
}

const tile = 'size-24 rounded-md border border-line bg-sunken object-cover';
const corner =
  'absolute before:absolute before:-inset-1.5 -top-2 -right-2 grid size-8 place-items-center rounded-full border bg-surface text-ink shadow-card';

/**
 * The browser's own file button, made large. With script: previews, photos add up over several
 * choices and can be taken back. Without: the browser names the files, and sends them all the same.
 */
export function PhotoInput(props: PhotoInputProps) {
  const { name, kept = [], keptName = `${name}Kept`, id = name, hint, error } = props;
  const input = useRef<HTMLInputElement>(null);
  const [previews, setPreviews] = useState<readonly Preview[]>([]);
  const [scripted, setScripted] = useState(false);
  const latest = useRef(previews);
  latest.current = previews;
  useEffect(() => () => latest.current.forEach(({ url }) => void URL.revokeObjectURL(url)), []);

  // Photos chosen before the script arrived get their previews now.
  useEffect(() => {
    setScripted(true);
    if (input.current?.files?.length === 0 && props.chosen?.length) setFiles(input.current, props.chosen);
    const early = [...(input.current?.files ?? [])];
    if (early.length > 0)
      setPreviews(early.map((file) => ({ key: keyOf(file), file, url: URL.createObjectURL(file) })));
  }, []);

  // What was sent has arrived as a kept photo or is refused by name: either way it must not be sent a second time.
  const keptIds = kept.map((photo) => photo.id).join();
  const answered = useRef({ keptIds, error });
  useEffect(() => {
    const before = answered.current;
    answered.current = { keptIds, error };
    const known = before.keptIds.split(',');
    const arrived = keptIds !== '' && keptIds.split(',').some((id) => !known.includes(id));
    if (arrived || (error && error !== before.error)) empty(input.current, latest.current, setPreviews);
  }, [keptIds, error]);

  // A form that is emptied takes its previews along.
  useEffect(() => {
    const form = input.current?.form;
    const reset = () => empty(input.current, latest.current, setPreviews);
    form?.addEventListener('reset', reset);
    return () => form?.removeEventListener('reset', reset);
  }, []);

  const show = (next: readonly Preview[]) => {
    const files = next.map((preview) => preview.file);
    if (input.current) setFiles(input.current, files);
    setPreviews(next);
    props.onChange?.(files);
  };
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    const known = new Set(previews.map((preview) => preview.key));
    const chosen = [...(event.currentTarget.files ?? [])]
      .map((file) => ({ key: keyOf(file), file }))
      .filter(({ key }) => !known.has(key));
    show([...previews, ...chosen.map((one) => ({ ...one, url: URL.createObjectURL(one.file) }))]);
  };
  const remove = (gone: Preview) => {
    URL.revokeObjectURL(gone.url);
    show(previews.filter((preview) => preview !== gone));
  };

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {props.label}
        {props.optional && <span className="ml-2 font-normal text-muted text-sm">{props.optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      <div
        className={cx(
          'relative grid gap-1 rounded-md border border-dashed bg-surface p-3 text-center hover:bg-sunken',
          'has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
          error ? 'border-2 border-danger' : 'border-line-strong',
        )}
      >
        <span aria-hidden="true" className="flex min-h-14 items-center justify-center gap-2 font-medium text-accent">
          <Icon of={Camera} size="lg" />
          {props.addWord}
        </span>
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          multiple
          accept={props.accept ?? 'image/jpeg,image/png,image/webp'}
          aria-describedby={describedBy(id, hint, error)}
          aria-invalid={error ? true : undefined}
          onChange={add}
          className={cx(
            'absolute inset-0 w-full cursor-pointer opacity-0 outline-none file:hidden',
            !scripted &&
              'noscript:static noscript:text-muted noscript:text-sm noscript:opacity-100 user-valid:static user-valid:text-muted user-valid:text-sm user-valid:opacity-100',
          )}
        />
      </div>
      {(kept.length > 0 || previews.length > 0) && (
        <ul className="flex flex-wrap gap-3 pt-2">
          {kept.map((photo) => (
            <li key={photo.id}>
              <label className="group relative block">
                <input
                  type="checkbox"
                  name={keptName}
                  value={photo.id}
                  defaultChecked
                  aria-label={photo.alt}
                  className="peer absolute inset-0 appearance-none rounded-md"
                />
                <img
                  src={photo.thumb}
                  alt=""
                  width={96}
                  height={96}
                  className={`${tile} group-not-has-checked:opacity-30`}
                />
                <span aria-hidden="true" className={`${corner} border-line-strong group-not-has-checked:hidden`}>
                  <Icon of={X} size="sm" />
                </span>
                <span className="absolute inset-0 hidden place-content-center justify-items-center text-ink text-xs group-not-has-checked:grid">
                  <Icon of={ImageOff} />
                  {props.removedWord}
                </span>
              </label>
            </li>
          ))}
          {previews.map((preview) => (
            <li key={preview.key} className="relative animate-glide">
              <img src={preview.url} alt={preview.file.name} width={96} height={96} className={tile} />
              <button
                type="button"
                onClick={() => remove(preview)}
                aria-label={`${props.removeWord} ${preview.file.name}`}
                className={`${corner} border-line-strong hover:bg-danger-soft hover:text-danger`}
              >
                <Icon of={X} size="sm" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
