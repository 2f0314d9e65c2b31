import type { RateFocus } from '@linli/domain/tickets';
import { useFormat, useT } from '@linli/i18n/react';
import { Card, cx, UiLink } from '@linli/ui';
import type { TicketRates } from '../../api-types.ts';
import { listBehind, rateText, type Slice, shareOf, toneOf } from './rate.ts';
import { RateBar } from './rate-bar.tsx';

export type RateRow = Pick<TicketRates, 'closure' | 'reinspection'> & {
  key: string;
  name: string;
  /** Narrows the page to it. */
  href?: string;
  slice: Slice;
};

type Props = { title: string /** What its rows are. */; of: string; rates: TicketRates; rows: readonly RateRow[] };

/** Both rates of each zone or category: a rate opens all that was due, and what is missing stands below it with its own list. */
export function RateTable({ title, of, rates, rows }: Props) {
  const t = useT();
  if (rows.length === 0) return null;
  const head = 'pb-1 font-normal text-muted text-sm';
  return (
    <Card title={title}>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <caption className="pb-1 text-left text-muted text-sm">{t('office:rates.table')}</caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                {of}
              </th>
              <th scope="col" className={cx(head, 'px-3')}>
                {t('office:rates.closure')}
              </th>
              <th scope="col" className={head}>
                {t('office:rates.reinspection')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className="border-line border-t align-top">
                <th scope="row" className="py-1.5 font-medium">
                  {row.href ? (
                    <UiLink
                      href={row.href}
                      className="inline-flex min-h-target items-center hover:text-accent hover:underline lg:min-h-9"
                    >
                      {row.name}
                    </UiLink>
                  ) : (
                    <span className="inline-flex min-h-target items-center lg:min-h-9">{row.name}</span>
                  )}
                </th>
                <td className="w-[36%] px-3 py-1.5">
                  <Rate
                    rates={rates}
                    slice={row.slice}
                    part={row.closure.closed}
                    whole={row.closure.due}
                    all="closure_due"
                    rest="closure_open"
                    restWords={(count) => t('office:rates.open', { count })}
                  />
                </td>
                <td className="w-[36%] py-1.5">
                  <Rate
                    rates={rates}
                    slice={row.slice}
                    part={row.reinspection.kept}
                    whole={row.reinspection.due}
                    all="reinspection_due"
                    rest="reinspection_missed"
                    restWords={(count) => t('office:rates.unkept', { count })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

type RateProps = {
  rates: TicketRates;
  slice: Slice;
  part: number;
  whole: number;
  all: RateFocus;
  rest: RateFocus;
  restWords: (count: number) => string;
};

function Rate({ rates, slice, part, whole, all, rest, restWords }: RateProps) {
  const t = useT();
  const format = useFormat();
  const share = shareOf(part, whole);
  if (share === null) return <span className="inline-flex min-h-target items-center text-muted lg:min-h-9">–</span>;
  const missing = whole - part;
  return (
    <>
      <UiLink
        href={listBehind(rates, all, slice)}
        className="grid min-h-target content-center gap-1 hover:text-accent hover:underline lg:min-h-9"
      >
        <span className="flex flex-wrap justify-between gap-x-2 text-sm">
          <span className={cx('font-medium', rateText[toneOf(part, whole)])}>{format.percent(share)}</span>
          <span className="text-muted">{t('office:rates.of', { part, whole })}</span>
        </span>
        <RateBar part={part} whole={whole} className="h-1.5" />
      </UiLink>
      {missing > 0 && (
        <UiLink
          href={listBehind(rates, rest, slice)}
          className="inline-flex min-h-target items-center text-accent text-sm hover:underline lg:min-h-7"
        >
          {restWords(missing)}
        </UiLink>
      )}
    </>
  );
}
