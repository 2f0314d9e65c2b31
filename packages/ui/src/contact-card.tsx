import { Phone } from 'lucide';
import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { ButtonLink } from './button.tsx';
import { cx } from './classes.ts';

export type ContactCardProps = {
  name: string;
  /** What this person is to the reader. */
  role: ReactNode;
  phone?: string;
  callWord?: string;
  /** Working hours, or who stands in. */
  note?: ReactNode;
  /** Further ways to reach them. */
  actions?: ReactNode;
  className?: string;
};

/** A person with a name and a number: one tap calls. */
export function ContactCard({ name, role, phone, callWord, note, actions, className }: ContactCardProps) {
  return (
    <div
      className={cx(
        'flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface p-[min(1rem,5vw)] shadow-card',
        className,
      )}
    >
      <Avatar name={name} size="lg" />
      <div className="min-w-0 flex-[999] basis-24">
        <p className="font-semibold text-lg leading-tight">{name}</p>
        <p className="text-muted text-sm">{role}</p>
        {phone && <p className="text-sm">{phone}</p>}
      </div>
      {phone && callWord && (
        <ButtonLink
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          icon={Phone}
          className="flex-1 whitespace-nowrap print:hidden"
        >
          {callWord}
        </ButtonLink>
      )}
      {note && <p className="basis-full text-muted text-sm">{note}</p>}
      {actions && <div className="flex basis-full flex-wrap gap-2 print:hidden">{actions}</div>}
    </div>
  );
}
