import { staffRoles } from '@linli/domain/access';
import { calendarChangeKinds, startingNames } from '@linli/domain/calendars';
import { callbackOutcomes, callbackReasons, type recordCallbackInput } from '@linli/domain/callbacks';
import { clockNames } from '@linli/domain/clocks';
import { importKinds, importProblems } from '@linli/domain/imports';
import { type ErrorCode, errorCodes, fieldProblems } from '@linli/domain/kernel';
import { suspicions } from '@linli/domain/patrols';
import { relations } from '@linli/domain/people';
import { reinspectionOutcomes, reinspectionReasons } from '@linli/domain/reinspections';
import { surveyAspects } from '@linli/domain/surveys';
import {
  areas,
  builtInCategories,
  createTicketInput,
  holdReasons,
  maxPhotos,
  ratings,
  registerTicketInput,
  severities,
  ticketActionInputs,
  ticketActions,
  ticketEventTypes,
  ticketKinds,
  ticketOrders,
  ticketSources,
  ticketStatuses,
} from '@linli/domain/tickets';
import { spotKinds } from '@linli/domain/zones';
import { describe, expect, it } from 'vitest';
import { locales } from './locales.ts';
import { translator } from './server.ts';
import type { Word } from './words.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

/** Each closed list of the domain with its key. A value that has no Chinese words does not even compile here. */
const words: Record<string, readonly Word[]> = {
  status: ticketStatuses.map((it) => `tickets:status.${it}` as const),
  action: ticketActions.map((it) => `tickets:action.${it}` as const),
  event: ticketEventTypes.map((it) => `tickets:event.${it}` as const),
  clock: clockNames.map((it) => `tickets:clock.${it}` as const),
  'calendar change': calendarChangeKinds.map((it) => `office:calendars.did.${it}` as const),
  kind: ticketKinds.map((it) => `tickets:kind.${it}` as const),
  source: ticketSources.map((it) => `tickets:source.${it}` as const),
  category: builtInCategories.map((it) => `tickets:category.${it}` as const),
  area: areas.map((it) => `tickets:area.${it}` as const),
  severity: severities.map((it) => `tickets:severity.${it}` as const),
  rating: ratings.map((it) => `tickets:rating.${it}` as const),
  'hold reason': holdReasons.map((it) => `tickets:hold_reason.${it}` as const),
  order: ticketOrders.map((it) => `tickets:order.${it}` as const),
  role: (['resident', 'system', ...staffRoles] as const).map((it) => `people:role.${it}` as const),
  relation: relations.map((it) => `people:relation.${it}` as const),
  'spot kind': spotKinds.map((it) => `zones:spot_kind.${it}` as const),
  suspicion: suspicions.map((it) => `patrols:suspicion.${it}` as const),
  'callback reason': callbackReasons.map((it) => `callbacks:reason.${it}` as const),
  'callback outcome': callbackOutcomes.map((it) => `callbacks:outcome.${it}` as const),
  're-inspection reason': reinspectionReasons.map((it) => `patrols:reinspection.reason.${it}` as const),
  're-inspection outcome': reinspectionOutcomes.map((it) => `patrols:reinspection.outcome.${it}` as const),
  'survey aspect': surveyAspects.map((it) => `surveys:aspect.${it}` as const),
  'import kind': importKinds.map((it) => `imports:kind.${it}` as const),
  'import problem': importProblems.map((it) => `imports:problem.${it}` as const),
  error: codes.map((it) => `errors:${it}` as const),
  'field problem': fieldProblems.map((it) => `errors:field.${it}` as const),
};

describe.each(locales)('words in %s', (locale) => {
  const t = translator(locale) as (word: string) => string;

  it.each(Object.entries(words))('for every %s', (_, keys) => {
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(t(key)).not.toBe(key.slice(key.indexOf(':') + 1));
  });

  it('says different things with different words', () => {
    for (const name of ['status', 'action', 'event', 'kind', 'source', 'category', 'role', 'spot kind', 'error']) {
      const texts = (words[name] ?? []).map((key) => t(key));
      expect(new Set(texts).size, name).toBe(texts.length);
    }
  });

  it('never says of what is closed that it is solved: that is the resident to say (T3)', () => {
    const closed = ['tickets:status.closed', 'tickets:event.closed', 'tickets:action.close'] as const;
    const shown = ['portal:state.closed', 'portal:standing.closed', 'tickets:state.ended'] as const;
    const silent = ['portal:confirm.silence', 'portal:confirm.silence_soon', 'office:clocks.confirms'] as const;
    const reminded = ['tickets:event.confirmation_reminded', 'portal:promise.finished'] as const;
    for (const key of [...closed, ...shown, ...silent, ...reminded]) {
      expect(t(key), key).not.toMatch(/解决|已修复|修好|solved|resolved|fixed/i);
    }
  });

  it('for the calendars that every community has, as domain/calendars knows them', () => {
    for (const [name, shown] of Object.entries(startingNames)) {
      expect(shown, name).toContain(t(`office:norms.calendar.${name as 'always'}`));
    }
  });

  it('for every field a person fills in', () => {
    const silent = ['ticketId', 'version', 'submissionKey', 'patrolSignInId', 'followsId', 'communityId'];
    // What one tap says is the word on its button, or stands beside own words, in their field.
    const unseen = [...silent, 'ready', 'solvedReady', 'sameAs', 'anyHour'];
    const inputs = [createTicketInput, registerTicketInput, ...Object.values(ticketActionInputs)];
    const fields = new Set(inputs.flatMap((input) => Object.keys(input.shape)).filter((it) => !unseen.includes(it)));
    for (const field of fields) expect(t(`tickets:field.${field}`)).not.toBe(`field.${field}`);
    for (const field of ['outcome', 'words', 'nextAt'] satisfies (keyof typeof recordCallbackInput.shape)[]) {
      expect(t(`callbacks:field.${field}`)).not.toBe(`field.${field}`);
    }
  });

  it('tells every refusal without a value that might be missing', () => {
    for (const code of codes) expect(t(`errors:${code}`)).not.toContain('{{');
    expect(t('errors:photo.too_many')).toContain(String(maxPhotos));
  });
});
