import { ArrowLeft, ArrowRight } from 'lucide';
import { ButtonLink } from './button.tsx';

export type PaginationProps = {
  label: string;
  previousWord: string;
  nextWord: string;
  /** "第 51–100 条，共 8,512 条". */
  position?: string;
  previousHref?: string;
  nextHref?: string;
};

/** On to the next page or back to the one before; what is not there is not shown. */
export function Pagination({ label, previousWord, nextWord, position, previousHref, nextHref }: PaginationProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3 print:hidden">
      {previousHref ? (
        <ButtonLink variant="secondary" icon={ArrowLeft} href={previousHref} rel="prev">
          {previousWord}
        </ButtonLink>
      ) : (
        <span />
      )}
      {position && (
        <p className="order-first basis-full text-center text-muted text-sm sm:order-none sm:basis-auto">{position}</p>
      )}
      {nextHref ? (
        <ButtonLink variant="secondary" icon={ArrowRight} href={nextHref} rel="next" className="flex-row-reverse">
          {nextWord}
        </ButtonLink>
      ) : (
        <span />
      )}
    </nav>
  );
}
