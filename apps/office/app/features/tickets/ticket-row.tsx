import type { Translate } from '@linli/i18n';
import type { useFormat } from '@linli/i18n/react';
import type { TimeLeftState } from '@linli/ui';
import { AlarmClock, CircleCheck, CirclePause, Clock3, Flame, TriangleAlert } from 'lucide-react';
import { paths } from '../../paths.ts';
import { clockOf } from './clock.ts';
import type { LeanRow } from './lean-row.ts';

const sprites = {
  calm: Clock3,
  soon: AlarmClock,
  late: AlarmClock,
  paused: CirclePause,
  kept: CircleCheck,
  urgent: TriangleAlert,
  major: Flame,
} as const;
const names = Object.keys(sprites) as (keyof typeof sprites)[];

/** The pictures of the rows, drawn once on the page and pointed at by every line. */
export function RowSprites() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        {names.map((name) => {
          const Drawing = sprites[name];
          return (
            <symbol key={name} id={`row-${name}`} viewBox="0 0 24 24">
              <Drawing strokeWidth={1.75} />
            </symbol>
          );
        })}
      </defs>
    </svg>
  );
}

function Mark({ name, look, children }: { name: keyof typeof sprites; look: string; children: string }) {
  return (
    <span className={`mark ${look}`}>
      <svg aria-hidden="true">
        <use href={`#row-${name}`} />
      </svg>
      {children}
    </span>
  );
}

const looks: Record<TimeLeftState, string> = {
  calm: '',
  soon: 'mark-soon',
  late: 'mark-late',
  paused: '',
  kept: 'mark-kept',
};

type Props = {
  row: LeanRow;
  search: string;
  now: Date;
  t: Translate;
  format: ReturnType<typeof useFormat>;
  current?: boolean;
  /** Came in while the page was open: glides in. */
  fresh?: boolean;
  /** No longer what the filters ask for, but it stays where it is until the hand has gone. */
  gone?: boolean;
};

/** One matter in three short lines. A plain function of its row and a plain link: the list router-links as a whole. */
export function TicketRow({ row, search, now, t, format, current, fresh, gone }: Props) {
  const clock = clockOf(row, now, t, format);
  const edge = clock.state === 'late' ? ' row-late' : clock.state === 'soon' ? ' row-soon' : '';
  return (
    <a
      href={paths.ticket(row.number, search)}
      aria-current={current ? 'true' : undefined}
      className={`row${edge}${fresh ? ' animate-glide' : ''}${gone ? ' row-gone' : ''}`}
    >
      <span className="row-line">
        <span>
          {`${row.number} · ${t(`tickets:kind.${row.kind}`)}`}
          {row.severity !== 'normal' && (
            <>
              {' · '}
              <Mark name={row.severity} look={row.severity === 'major' ? 'mark-late' : 'mark-soon'}>
                {t(`tickets:severity.${row.severity}`)}
              </Mark>
            </>
          )}
        </span>
        <Mark name={clock.state} look={looks[clock.state]}>
          {clock.words}
        </Mark>
      </span>
      <span className="row-words">{row.excerpt}</span>
      <span className="row-line">
        <span>{row.place}</span>
        <span className="mark">
          {gone ? t('office:list.gone') : `${t(`tickets:status.${row.status}`)}${row.who ? ` · ${row.who}` : ''}`}
        </span>
      </span>
    </a>
  );
}
