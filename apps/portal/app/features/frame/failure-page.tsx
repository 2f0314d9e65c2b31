import type { ErrorCode } from '@linli/domain/kernel';
import { useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState } from '@linli/ui';
import { CloudOff, FileQuestion, Home, type IconNode, LockKeyhole, Phone, RefreshCw, WifiOff, Wrench } from 'lucide';
import { paths, telephone } from '../../paths.ts';
import { PortalPage } from './portal-page.tsx';

export type FailureKind = 'missing' | 'denied' | 'unavailable' | 'unexpected' | 'unreachable';

const icons: Record<FailureKind, IconNode> = {
  missing: FileQuestion,
  denied: LockKeyhole,
  unavailable: CloudOff,
  unexpected: Wrench,
  unreachable: WifiOff,
};

export function kindOf(status: number): FailureKind {
  if (status === 404) return 'missing';
  if (status === 403) return 'denied';
  return status === 503 ? 'unavailable' : 'unexpected';
}

type FailurePageProps = { kind: FailureKind; code: ErrorCode | undefined; hotline: string; outside: boolean };

/** Says what happened, that nothing was lost by it, and the next step; a person can always call. */
export function FailurePage({ kind, code, hotline, outside }: FailurePageProps) {
  const t = useT();
  /** T2: a code was scanned to report something; that can be done without it. */
  const ofNoSpot = code === 'spot.unknown';
  const again = kind === 'unavailable' || kind === 'unexpected' || kind === 'unreachable';
  return (
    <PortalPage title={t(`portal:failure.${kind}`)} outside={outside}>
      <EmptyState
        icon={icons[kind]}
        title={t(ofNoSpot ? 'portal:spot.unknown_title' : `portal:failure.${kind}_title`)}
        action={
          <>
            {again ? (
              <ButtonLink href="" icon={RefreshCw}>
                {t('common:retry')}
              </ButtonLink>
            ) : (
              <ButtonLink
                href={ofNoSpot ? paths.report({ kind: 'repair' }) : paths.home()}
                icon={ofNoSpot ? Wrench : Home}
              >
                {t(ofNoSpot ? 'portal:report.to_repair' : 'portal:failure.home')}
              </ButtonLink>
            )}
            {hotline && (
              <ButtonLink
                href={telephone(hotline)}
                icon={Phone}
                variant="secondary"
                className="wrap-normal text-[min(1rem,7vw)]!"
              >
                {t('portal:hotline.call', { hotline })}
              </ButtonLink>
            )}
          </>
        }
      >
        {code ? t(`errors:${code}`) : t(`portal:failure.${kind}_body`)}
      </EmptyState>
    </PortalPage>
  );
}
