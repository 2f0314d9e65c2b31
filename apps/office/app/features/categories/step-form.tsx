import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Category } from '../../api-types.ts';

type StepFormProps = {
  category: Pick<Category, 'id' | 'version'>;
  intent: 'move' | 'retire' | 'restore' | 'delete';
  fields?: Readonly<Record<string, string>>;
  children: ReactNode;
};

/** One button that does one thing to one category. */
export function StepForm({ category: { id, version }, intent, fields = {}, children }: StepFormProps) {
  const sent = { intent, categoryId: id, version: String(version), ...fields };
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}
