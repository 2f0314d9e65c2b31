import { X } from 'lucide';
import { type ReactNode, useState } from 'react';
import { Icon } from './icon.tsx';
import { Notice, type NoticeKind } from './notice.tsx';

export type ToastProps = { kind?: NoticeKind; closeWord: string; children: ReactNode };

/** What just succeeded, said after a redirect. It stays until it is put away: nobody reads on command. */
export function Toast({ kind = 'good', closeWord, children }: ToastProps) {
  const [gone, setGone] = useState(false);
  if (gone) return null;
  return (
    <div className="relative animate-glide print:hidden">
      <Notice kind={kind} announce className="pr-12">
        {children}
      </Notice>
      <button
        type="button"
        onClick={() => setGone(true)}
        className="absolute top-0.5 right-0.5 grid size-11 place-items-center rounded-md text-ink"
      >
        <Icon of={X} />
        <span className="sr-only">{closeWord}</span>
      </button>
    </div>
  );
}
