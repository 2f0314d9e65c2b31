import { EmptyState, type IconType, ListDetail, PageHeader, Tabs } from '@linli/ui';
import type { ReactNode } from 'react';

const statuses = ['due', 'done'] as const;
type DueOrDone = (typeof statuses)[number];

/** Which half of such a list an address asks for. */
export function dueOrDone(params: URLSearchParams): DueOrDone {
  return params.get('status') === 'done' ? 'done' : 'due';
}

type DueAndDoneProps = {
  title: string;
  sub: string;
  status: DueOrDone;
  tab: (status: DueOrDone) => { label: string; href: string };
  /** The list, with what is chosen and said above it. */
  children: ReactNode;
  detailLabel: string;
  /** The one that was chosen; without one the page says what to choose. */
  detail: ReactNode;
  choose: { icon: IconType; title: string; hint: string };
};

/** What is due, what was done, and the one of them that is in hand. */
export function DueAndDone({ title, sub, status, tab, children, detailLabel, detail, choose }: DueAndDoneProps) {
  return (
    <ListDetail
      showing={detail ? 'detail' : 'list'}
      listLabel={title}
      detailLabel={detailLabel}
      list={
        <>
          <PageHeader title={title} sub={sub} className="px-4 pt-3 pb-2" />
          <Tabs label={title} items={statuses.map((key) => ({ key, ...tab(key), current: key === status }))} />
          {children}
        </>
      }
      detail={
        detail ?? (
          <div className="grid h-full content-center">
            <EmptyState icon={choose.icon} title={choose.title}>
              {choose.hint}
            </EmptyState>
          </div>
        )
      }
    />
  );
}
