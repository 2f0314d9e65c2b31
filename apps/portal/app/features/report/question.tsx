import { useT } from '@linli/i18n/react';
import { Button } from '@linli/ui';
import { ArrowRight } from 'lucide';
import type { MouseEvent, ReactNode } from 'react';

type QuestionProps = {
  id: string;
  /** Not this one now. */
  hidden: boolean;
  /** Shown alone, with a way on. */
  onNext: (() => void) | undefined;
  /** A choice by hand is an answer; a choice by arrow key is still choosing. */
  choosing?: boolean;
  children: ReactNode;
};

/** One question of the form: alone on a phone, one of several on a page. */
export function Question({ id, hidden, onNext, choosing = false, children }: QuestionProps) {
  const t = useT();
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const chosen = event.target instanceof HTMLInputElement && event.target.type === 'radio';
    if (choosing && onNext && chosen && event.detail > 0) setTimeout(onNext, 150);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the radio buttons inside are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the button below goes on
    <section id={id} hidden={hidden} className="grid grid-cols-1 gap-5" onClick={onClick}>
      {children}
      {onNext && (
        <Button type="button" size="lg" block icon={ArrowRight} onClick={onNext}>
          {t('common:next')}
        </Button>
      )}
    </section>
  );
}
