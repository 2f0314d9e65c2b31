import type { StaffRole } from '@linli/domain/access';
import { useLocale, useT } from '@linli/i18n/react';
import { Avatar, EmptyState, Icon } from '@linli/ui';
import { ChevronRight, KeyRound } from 'lucide';
import { paths } from '../../paths.ts';
import type { Expired, KeptForm } from '../forms/answer.ts';
import { byRole } from '../people/by-role.ts';

type Props = { accounts: Expired['accounts']; to?: string; kept?: KeptForm };

/** Everybody of the demo by role; one tap signs in. Plain posts, so that the whole app starts fresh with the person. */
export function AccountList({ accounts, to, kept }: Props) {
  const t = useT();
  if (accounts.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={t('office:sign_in.none')}>
        {t('office:sign_in.none_hint')}
      </EmptyState>
    );
  }
  return (
    <form method="post" action={paths.signIn()} className="grid grid-cols-1 gap-5">
      {to && <input type="hidden" name="to" value={to} />}
      {kept && <input type="hidden" name="kept" value={JSON.stringify(kept)} />}
      {byRole(accounts).map(({ role, people }) => (
        <AccountGroup key={role} role={role} accounts={people} />
      ))}
    </form>
  );
}

function AccountGroup({ role, accounts }: { role: StaffRole; accounts: Expired['accounts'] }) {
  const t = useT();
  const zh = useLocale() === 'zh';
  return (
    <section aria-labelledby={`role-${role}`}>
      <h2 id={`role-${role}`} className="pb-1.5 font-medium text-base text-muted">
        {t(`people:role.${role}`)}
      </h2>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {accounts.map((account) => (
          <li key={account.accountId}>
            <button
              type="submit"
              name="accountId"
              value={account.accountId}
              className="flex min-h-14 w-full items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2 text-left shadow-card hover:border-accent"
            >
              <Avatar name={account.name} />
              <span className="min-w-0 flex-1">
                <span className="block font-semibold leading-tight">{zh ? account.name : account.nameEn}</span>
                <span className="block truncate text-muted text-sm">{zh ? account.hint : account.hintEn}</span>
              </span>
              <Icon of={ChevronRight} className="text-muted" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
