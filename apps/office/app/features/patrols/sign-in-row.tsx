import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { Avatar, Badge } from '@linli/ui';
import { TriangleAlert } from 'lucide';
import type { SignIn } from '../../api-types.ts';

/** Somebody was at a place; what looked untrue is flagged, never hidden (P6). */
export function SignInRow({ row, bare }: { row: SignIn; bare?: boolean }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  return (
    <li className={bare ? 'flex gap-3' : 'flex gap-3 px-4 py-2.5'}>
      <Avatar name={row.staff.name} size="sm" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap justify-between gap-x-3">
          <span className="font-medium">
            {zh ? row.staff.name : row.staff.nameEn} · {zh ? row.spotName : row.spotNameEn}
          </span>
          <time className="text-muted text-sm" dateTime={row.at.toISOString()} title={format.full(row.at)}>
            {format.when(row.at)}
          </time>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          {row.findings > 0 && <span>{t('patrols:findings', { count: row.findings })}</span>}
          {row.distanceM !== null && <span>{t('office:patrols.distance', { metres: row.distanceM })}</span>}
          {row.suspicions.map((one) => (
            <Badge key={one} tone="warning" icon={TriangleAlert} className="whitespace-normal!">
              {t('patrols:suspect')}: {t(`patrols:suspicion.${one}`)}
            </Badge>
          ))}
        </p>
        {row.note && <p className="text-sm">{row.note}</p>}
      </div>
    </li>
  );
}
