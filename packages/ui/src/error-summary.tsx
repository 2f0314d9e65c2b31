import { OctagonAlert } from 'lucide';
import { Icon } from './icon.tsx';

export type ErrorSummaryProps = { title: string; errors: readonly { id: string; message: string }[]; kept?: string };

/** On top of a form that came back: how many things, what was kept, a link to each field. */
export function ErrorSummary({ title, errors, kept }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" className="rounded-md border border-danger-line bg-danger-soft px-4 py-3">
      <p className="flex items-start gap-2.5 font-semibold text-danger">
        <Icon of={OctagonAlert} className="mt-[0.1875rem]" />
        {title}
      </p>
      <ul className="mt-1 grid pl-[1.875rem]">
        {errors.map((error) => (
          <li key={error.id}>
            <a href={`#${error.id}`} className="inline-block py-2.5 text-danger underline underline-offset-4">
              {error.message}
            </a>
          </li>
        ))}
      </ul>
      {kept && <p className="pl-[1.875rem] text-ink text-sm">{kept}</p>}
    </div>
  );
}
