import { type RefObject, useEffect, useState } from 'react';

const key = 'linli.report';
const week = 7 * 24 * 3_600_000;
const pause = 400;

type Draft = { who: string; kind: string; at: number; fields: Record<string, string> };

/** Text only: photos do not fit, and the key makes a resend the same ticket. */
const keptNames = ['submissionKey', 'kind', 'category', 'area', 'spotId', 'placeWords', 'severity', 'matter'];

function read(who: string, kind: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    const fits = draft && draft.who === who && draft.kind === kind && Date.now() - draft.at < week;
    return fits && draft.fields.matter ? draft : undefined;
  } catch {
    return undefined;
  }
}

function write(form: HTMLFormElement, who: string, kind: string) {
  const data = new FormData(form);
  const fields = Object.fromEntries(keptNames.map((name) => [name, String(data.get(name) ?? '')]));
  try {
    localStorage.setItem(key, JSON.stringify({ who, kind, at: Date.now(), fields } satisfies Draft));
  } catch {
    // A full or forbidden store costs the draft, not the form.
  }
}

export function dropDraft() {
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
 * @param blank false when the page came with answers already: they are newer
 * @returns whether something was brought back
 */
export function useDraft(ref: RefObject<HTMLFormElement>, who: string, kind: string, blank: boolean): boolean {
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const form = ref.current;
    if (!form || !who) return;
    const typed = new FormData(form).get('matter');
    const draft = blank && !typed ? read(who, kind) : undefined;
    if (draft) {
      restore(form, draft.fields);
      setRestored(true);
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      clearTimeout(timer);
      write(form, who, kind);
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
