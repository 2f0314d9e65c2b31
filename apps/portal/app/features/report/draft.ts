import { type RefObject, useEffect, useRef, useState } from 'react';

const key = 'linli.report';
const week = 7 * 24 * 3_600_000;
const pause = 400;

type Draft = {
  who: string;
  kind: string;
  at: number;
  fields: Record<string, string>;
  /** Where one stood. */
  step?: string;
};
export type Restored = { step: string | undefined; photos: boolean /** The point on the map. */; position: string };

/** Photos do not fit into the store; while the tab lives they wait here. */
const chosen = new Map<string, readonly File[]>();
export const photosOf = (who: string, kind: string): readonly File[] => chosen.get(`${who} ${kind}`) ?? [];
export const keepPhotos = (who: string, kind: string, files: readonly File[]) =>
  void chosen.set(`${who} ${kind}`, files);

/** The key makes a resend the same ticket. */
const keptNames = [
  'submissionKey',
  'kind',
  'category',
  'area',
  'spotId',
  'buildingId',
  'floor',
  'position',
  'positionCell',
  'placeWords',
  'severity',
  'matter',
];

/** What this person was writing on this phone within the last week; undefined when there is nothing of theirs. */
export function readDraft(who: string, kind: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    const fits = draft && draft.who === who && draft.kind === kind && Date.now() - draft.at < week;
    return fits && (draft.fields.matter || photosOf(who, kind).length > 0) ? draft : undefined;
  } catch {
    return undefined;
  }
}

function write(form: HTMLFormElement, who: string, kind: string, step: string | undefined) {
  const data = new FormData(form);
  const answered = [...data.keys()].filter((name) => name.startsWith('answer:'));
  const fields = Object.fromEntries([...keptNames, ...answered].map((name) => [name, String(data.get(name) ?? '')]));
  try {
    localStorage.setItem(key, JSON.stringify({ who, kind, at: Date.now(), fields, step } satisfies Draft));
  } catch {
    // A full or forbidden store costs the draft, not the form.
  }
}

export function dropDraft() {
  chosen.clear();
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

function restore(form: HTMLFormElement, fields: Draft['fields']) {
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList || control instanceof HTMLInputElement) control.value = value;
    else if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) control.value = value;
  }
}

/**
 * Keeps what is typed on this phone until it is sent, and brings it back after a reload or a way back.
 * @param step the question one stands at
 * @param blank false when the page came with answers already: they are newer
 * @returns what was brought back, if anything
 */
export function useDraft(
  ref: RefObject<HTMLFormElement>,
  who: string,
  kind: string,
  step: string | undefined,
  blank: boolean,
): Restored | undefined {
  const [restored, setRestored] = useState<Restored>();
  const stood = useRef(step);
  stood.current = step;
  useEffect(() => {
    const form = ref.current;
    if (!form || !who) return;
    const typed = new FormData(form).get('matter');
    const draft = blank && !typed ? readDraft(who, kind) : undefined;
    if (draft) {
      restore(form, draft.fields);
      const { position, positionCell } = draft.fields;
      const photos = photosOf(who, kind).length > 0;
      setRestored({ step: draft.step, photos, position: position || positionCell || '' });
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      clearTimeout(timer);
      write(form, who, kind, stood.current);
    };
    const onInput = () => {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    };
    form.addEventListener('input', onInput);
    window.addEventListener('pagehide', save);
    return () => {
      if (timer) save();
      form.removeEventListener('input', onInput);
      window.removeEventListener('pagehide', save);
    };
  }, [ref, who, kind, blank]);
  return restored;
}
