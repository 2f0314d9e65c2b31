import { useFormat, useLocale, useT } from '@linli/i18n/react';
import type { TicketEvent } from '../../api-types.ts';

export type Said = Pick<TicketEvent, 'type' | 'actorKind' | 'actorName' | 'actorNameEn' | 'data'>;

/** Who did it, and the true sentence of it, as this resident reads it. */
export function useSaid(me: string) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  return ({ type, actorKind, actorName, actorNameEn, data }: Said) => {
    const own = actorKind === 'resident' && actorName === me;
    const actor = actorKind === 'system' ? t('common:system') : own ? t('portal:you') : zh ? actorName : actorNameEn;
    return { actor, sentence: format.event({ type, actor, actorKind, data }) };
  };
}
