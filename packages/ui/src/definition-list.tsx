import type { ReactNode } from 'react';

export type Definition = { term: string; value: ReactNode };
export type DefinitionListProps = { items: readonly Definition[] };

/** Facts: a quiet word and what it is. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {items.map((item) => (
        <div key={item.term} className="contents">
          <dt className="max-w-36 text-muted text-sm leading-[1.76]">{item.term}</dt>
          <dd className="[&>a]:py-2.5 [&>a]:text-accent [&>a]:hover:underline">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
