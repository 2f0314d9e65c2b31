import { type Asked, answerName, askedIn } from '@linli/domain/categories';
import { type CreateTicketInput, rootOf, type TicketKind } from '@linli/domain/tickets';
import { categoryName, type Locale } from '@linli/i18n';
import { translator } from '@linli/i18n/server';
import type { OfferedCategory } from '../../api-types.ts';
import { voiceKinds } from './kinds.ts';

type Kind = CreateTicketInput['kind'];

/** What the form asks, in the reader's language; worked out on the server, so that a phone loads the answers alone. */
export type Choices = ReturnType<typeof choicesFor>;
export type AskedPart = Choices['asked'][number];
export type AskedQuestion = AskedPart['questions'][number];

/** The categories that can be chosen for this kind of form, and everything that they and the kinds may ask. */
export function choicesFor(kind: Kind, offered: readonly OfferedCategory[], locale: Locale) {
  const t = translator(locale);
  const zh = locale === 'zh';
  const kinds: readonly TicketKind[] = kind === 'repair' ? ['repair'] : voiceKinds;
  const fitting = lastRoots(offered.filter((category) => category.kinds.some((one) => kinds.includes(one))));
  const asked = askedIn(kinds, fitting);
  const partOf = (owner: string) => asked.findIndex((part) => part.owner === owner) + 1;
  const nameOf = (category: OfferedCategory) => {
    const need = kind === 'repair' ? (zh ? category.need : category.needEn || category.need) : '';
    return need || categoryName(t, locale, category);
  };
  return {
    categories: fitting.map((category) => ({
      value: category.code,
      label: nameOf(category),
      kinds: category.kinds.join(' '),
      urgent: category.urgent,
      area: category.area,
      part: partOf(category.code),
    })),
    parts: Object.fromEntries(kinds.map((one) => [one, partOf(`kind-${one}`)])),
    asked: asked.map((part, index) => ({
      ...spoken(part, zh, [t('common:yes'), t('common:no')]),
      // Where there is but one kind, what it asks is asked of everybody.
      part: kind === 'repair' && part.owner === 'kind-repair' ? undefined : index + 1,
    })),
  };
}

function spoken({ owner, questions }: Asked, zh: boolean, [yes, no]: readonly [string, string]) {
  const words = (said: { zh: string; en: string }) => (zh ? said.zh : said.en || said.zh);
  return {
    owner,
    questions: questions.map(({ key, type, required, choices, ...question }) => ({
      key,
      name: answerName(owner, key),
      label: words(question),
      type: type === 'yes_no' ? ('choice' as const) : type,
      required,
      options:
        type === 'yes_no'
          ? [
              { value: 'yes', label: yes },
              { value: 'no', label: no },
            ]
          : choices.map((choice) => ({ value: choice.key, label: words(choice) })),
    })),
  };
}

/** What is named exactly comes before the rest of its root: "another repair" after the lift. */
function lastRoots<C extends { code: string }>(categories: readonly C[]): C[] {
  const roots = [...new Set(categories.map(({ code }) => rootOf(code)))];
  return roots.flatMap((root) => {
    const under = categories.filter(({ code }) => rootOf(code) === root);
    return [...under.filter(({ code }) => code !== root), ...under.filter(({ code }) => code === root)];
  });
}
