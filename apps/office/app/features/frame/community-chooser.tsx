import { useLocale, useT } from '@linli/i18n/react';
import { Button, cx, Field, Select } from '@linli/ui';
import { Form, useSearchParams } from '@remix-run/react';

type Props = {
  communities: readonly { id: string; name: string; nameEn: string }[];
  current: string;
  action: string;
  /** What goes along to the other community; nothing else of the address does. */
  keep?: readonly string[];
  className?: string;
};

/** From one community to another, for whoever serves several: a plain question, and the answer stays in the address. */
export function CommunityChooser({ communities, current, action, keep = [], className }: Props) {
  const t = useT();
  const zh = useLocale() === 'zh';
  const [params] = useSearchParams();
  if (communities.length < 2) return null;
  return (
    <Form
      method="get"
      action={action}
      key={current}
      className={cx('flex flex-wrap items-end gap-2 print:hidden', className)}
    >
      {keep.map((name) => {
        const value = params.get(name);
        return value && <input key={name} type="hidden" name={name} value={value} />;
      })}
      <Field id="community" label={t('zones:community')} className="min-w-0 max-w-sm flex-1 basis-52">
        <Select
          name="community"
          defaultValue={current}
          options={communities.map(({ id, name, nameEn }) => ({ value: id, label: zh ? name : nameEn }))}
        />
      </Field>
      <Button variant="secondary">{t('office:community.go')}</Button>
    </Form>
  );
}
