import type { ReactNode } from 'react';

export type Definition = { term: string; value: ReactNode };
export type DefinitionListProps = { items: readonly Definition[] };

/** Facts: a quiet word and what it is; one under the other where it is narrow, also by large type. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <div className="@container">
      <dl className="grid gap-x-4 @min-[13rem]:grid-cols-[max-content_minmax(0,1fr)] @min-[13rem]:gap-y-1.5">
        {items.map((item) => (
          <div key={item.term} className="contents">
            <dt className="text-muted text-sm leading-[1.76] @min-[13rem]:max-w-36">{item.term}</dt>
            <dd className="mb-1.5 min-w-0 @min-[13rem]:mb-0 [&>a]:py-2.5 [&>a]:text-accent [&>a]:hover:underline">
              {item.value}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
