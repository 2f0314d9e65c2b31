import { useFormat, useLocale, useT } from '@linli/i18n/react';
import { ButtonLink, Dialog } from '@linli/ui';
import { Form } from '@remix-run/react';
import type { Absence } from '../../api-types.ts';
import { Refusal } from '../forms/refusal.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { useRefused } from '../forms/use-refused.ts';
import { endWord } from './absence-rows.tsx';

/** T5: asked before a leave is called off or ended: what follows from it, for both. */
export function EndDialog({ absence, closeHref }: { absence: Absence; closeHref: string }) {
  const t = useT();
  const format = useFormat();
  const zh = useLocale() === 'zh';
  const refused = useRefused('end');
  const { id, staff, deputy, from, to } = absence;
  const word = endWord(absence);
  const names = { absent: zh ? staff.name : staff.nameEn, deputy: zh ? deputy.name : deputy.nameEn };
  return (
    <Dialog
      title={t(`office:absences.${word}_ask`, { ...names, from: format.date(from), to: format.date(to) })}
      closeWord={t('common:close')}
      closeHref={closeHref}
    >
      <Form method="post" className="grid grid-cols-1 gap-4" preventScrollReset>
        <Refusal refused={refused} />
        <p>{t(`office:absences.${word}_hint`, names)}</p>
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="absenceId" value={id} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton intent="end" variant="danger">
            {t(`office:absences.${word}`)}
          </SubmitButton>
          <ButtonLink href={closeHref} variant="quiet">
            {t('common:cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Dialog>
  );
}
