import { categoryName } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Card, Field, Select, TextInput } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Plus } from 'lucide';
import type { CategoryTree } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useFormState } from '../forms/use-refused.ts';
import { rootsOf } from './category-detail.tsx';

/** A category of the community's own: where it stands and what it is called; the rest is set on its own page. */
export function AddForm({ tree }: { tree: CategoryTree }) {
  const t = useT();
  const locale = useLocale();
  const form = useFormState('add');
  return (
    <Card title={t('office:category.add')}>
      <Form method="post" className="grid grid-cols-1 gap-4">
        <Refusal refused={form.refused} labels={{ name: 'office:category.name', nameEn: 'office:category.name_en' }} />
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="communityId" value={tree.communityId} />
        <Field id="parent" label={t('office:category.parent')}>
          <Select
            name="parent"
            defaultValue={form.valueOf('parent') ?? ''}
            placeholder={t('office:category.parent_none')}
            options={rootsOf(tree.categories)
              .filter(({ retired }) => !retired)
              .map((root) => ({ value: root.code, label: categoryName(t, locale, root) }))}
          />
        </Field>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field id="name" label={t('office:category.name')} error={form.errorOf('name')}>
            <TextInput name="name" defaultValue={form.valueOf('name')} maxLength={40} />
          </Field>
          <Field id="nameEn" label={t('office:category.name_en')} error={form.errorOf('nameEn')}>
            <TextInput name="nameEn" defaultValue={form.valueOf('nameEn')} maxLength={60} />
          </Field>
        </div>
        <SubmitButton intent="add" icon={Plus}>
          {t('office:category.add')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
