import { type ErrorCode, errorCodes } from '@linli/domain/kernel';
import { useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState } from '@linli/ui';
import { isRouteErrorResponse } from '@remix-run/react';
import { CloudOff, House, type LucideIcon, RotateCw, SearchX, ShieldX, TriangleAlert } from 'lucide-react';
import { paths } from '../../paths.ts';

type Kind = 'missing' | 'denied' | 'unavailable' | 'broken';
const icons: Record<Kind, LucideIcon> = {
  missing: SearchX,
  denied: ShieldX,
  unavailable: CloudOff,
  broken: TriangleAlert,
};

function kindOf(status: number): Kind {
  if (status === 404) return 'missing';
  if (status === 401 || status === 403) return 'denied';
  return status === 503 ? 'unavailable' : 'broken';
}

function codeOf(error: unknown): ErrorCode | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  const code: unknown = error.data?.code;
  return typeof code === 'string' && Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : undefined;
}

/** What happened and the next step; the words come from the refusal itself where there is one. */
export function ErrorScreen({ error, again }: { error: unknown; again?: string }) {
  const t = useT();
  const kind = kindOf(isRouteErrorResponse(error) ? error.status : 500);
  const code = codeOf(error);
  const words = code
    ? t(`errors:${code}`)
    : t(kind === 'missing' ? 'office:error.no_page' : 'errors:system.unexpected');
  return (
    <div className="grid min-h-72 content-center">
      <EmptyState
        level={1}
        icon={icons[kind]}
        title={t(`office:error.${kind}`)}
        action={
          <>
            {again && (
              <ButtonLink href={again} icon={RotateCw} variant="secondary">
                {t('common:retry')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.home()} icon={House}>
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
