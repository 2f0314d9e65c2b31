import { type ErrorCode, errorCodes } from '@linli/domain/kernel';
import { useT } from '@linli/i18n/react';
import { Button, ButtonLink, EmptyState, isUnreachable } from '@linli/ui';
import { isRouteErrorResponse, useRevalidator } from '@remix-run/react';
import { CloudOff, House, type IconNode, RotateCw, SearchX, ShieldX, TriangleAlert, WifiOff } from 'lucide';
import { useEffect } from 'react';
import { paths } from '../../paths.ts';

type Kind = 'offline' | 'missing' | 'denied' | 'unavailable' | 'broken';
const icons: Record<Kind, IconNode> = {
  offline: WifiOff,
  missing: SearchX,
  denied: ShieldX,
  unavailable: CloudOff,
  broken: TriangleAlert,
};

function kindOf(error: unknown): Kind {
  if (isUnreachable(error)) return 'offline';
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 404) return 'missing';
  if (status === 401 || status === 403) return 'denied';
  return status === 503 ? 'unavailable' : 'broken';
}

function codeOf(error: unknown): ErrorCode | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  const code: unknown = error.data?.code;
  return typeof code === 'string' && Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : undefined;
}

/**
 * What happened and the next step; the words come from the refusal itself where there is one. What only waits for the
 * network or for the system is tried again right here, the former also by itself.
 */
export function ErrorScreen({ error }: { error: unknown }) {
  const t = useT();
  const { revalidate, state } = useRevalidator();
  const kind = kindOf(error);
  const code = codeOf(error);
  const words = code
    ? t(`errors:${code}`)
    : t(kind === 'missing' || kind === 'offline' ? `office:error.${kind}_hint` : 'errors:system.unexpected');
  useEffect(() => {
    if (kind !== 'offline') return;
    window.addEventListener('online', revalidate);
    return () => window.removeEventListener('online', revalidate);
  }, [kind, revalidate]);
  const waits = kind === 'offline' || kind === 'unavailable';
  return (
    <div className="grid min-h-72 content-center">
      <EmptyState
        level={1}
        icon={icons[kind]}
        title={t(`office:error.${kind}`)}
        action={
          <>
            {waits && (
              <Button type="button" icon={RotateCw} busy={state === 'loading'} onClick={revalidate}>
                {t('common:retry')}
              </Button>
            )}
            <ButtonLink href={paths.home()} icon={House} variant={waits ? 'secondary' : 'primary'}>
              {t('office:nav.home')}
            </ButtonLink>
          </>
        }
      >
        {words}
      </EmptyState>
    </div>
  );
}
