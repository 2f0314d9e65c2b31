import { X } from 'lucide';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon.tsx';
import { UiLink } from './link.tsx';

export type DialogProps = {
  title: ReactNode;
  closeWord: string;
  /** Where one is when it is closed: works without script, and Escape follows it too. */
  closeHref: string;
  children: ReactNode;
};

/**
 * Has its own address (`?do=…`): the server renders it open, so it works without script. With script it
 * becomes modal (focus kept inside, Escape closes). Render it only while it is open.
 */
export function Dialog({ title, closeWord, closeHref, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef<HTMLSpanElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.close();
    element.showModal();
    const leave = (event: Event) => {
      event.preventDefault();
      close.current?.querySelector('a')?.click();
    };
    element.addEventListener('cancel', leave);
    return () => {
      element.removeEventListener('cancel', leave);
      element.close();
    };
  }, []);

  return (
    <dialog ref={dialog} open aria-labelledby={id} className="ui-dialog print:hidden">
      <header className="sticky top-0 z-1 flex items-center justify-between gap-4 border-line border-b bg-surface py-1.5 pr-1.5 pl-4">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        <span ref={close}>
          <UiLink href={closeHref} className="grid size-11 place-items-center rounded-md text-muted hover:bg-sunken">
            <Icon of={X} />
            <span className="sr-only">{closeWord}</span>
          </UiLink>
        </span>
      </header>
      <div className="p-4 pb-[calc(1rem+env(safe-area-inset-bottom))]">{children}</div>
    </dialog>
  );
}
