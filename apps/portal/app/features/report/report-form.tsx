import { type CreateTicketInput, isBuiltIn } from '@linli/domain/tickets';
import type { DrawnPicker } from '@linli/i18n';
import { useT } from '@linli/i18n/react';
import { Button, DefinitionList, ErrorSummary, Field, Icon, Notice, RadioCards, TextArea, useOnline } from '@linli/ui';
import { Form } from '@remix-run/react';
import { Clock3, Phone, Send, Siren } from 'lucide';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Building, Home, Spot } from '../../api-types.ts';
import { telephone } from '../../paths.ts';
import type { FormOutcome } from '../session/form.ts';
import { SessionEnded } from '../session/session-ended.tsx';
import { AskedFields, isChosen } from './asked-fields.tsx';
import { rootIcon } from './category-icons.ts';
import type { Choices } from './choices.ts';
import { keepPhotos, photosOf, useDraft } from './draft.ts';
import { voiceKinds } from './kinds.ts';
import type { Paged, Step } from './paged.ts';
import { PersonField } from './person-field.tsx';
import { PhotoField } from './photo-field.tsx';
import { PlaceFields } from './place-fields.tsx';
import { floorWords, placeProblem } from './place-problem.ts';
import { Question } from './question.tsx';
import { useFieldErrors } from './report-words.ts';
import { useSend } from './send.ts';
import { UnsentNotice } from './unsent-notice.tsx';

const asked = [
  'kind',
  'category',
  'spotId',
  'buildingId',
  'floor',
  'position',
  'placeWords',
  'matter',
  'aboutStaffId',
] as const;

export type ReportFormProps = {
  kind: CreateTicketInput['kind'];
  choices: Choices;
  /** Where it is sent: the page's own address. */
  action: string;
  submissionKey: string;
  /** Null while nobody is signed in: the form came back after the session had ended. */
  home: Home | null;
  who: string;
  spots: Spot[];
  buildings: Building[];
  /** Null where the estate has no map. */
  picker: DrawnPicker | null;
  /** The spot whose QR was opened. */
  spotId: string | undefined;
  /** T3: the ended matter that this one goes on from. */
  before: { id: string; number: number; category: string; area: string; severity: string; matter: string } | null;
  outcome: FormOutcome | undefined;
  unsent: boolean;
  form: RefObject<HTMLFormElement>;
  paging: Paged;
};

function valuesOf(before: ReportFormProps['before']): Record<string, string> {
  if (!before) return {};
  const { id, category, area, severity, matter } = before;
  return { followsId: id, category, area, severity, matter };
}

export function ReportForm({
  kind,
  choices,
  action,
  home,
  who,
  spots,
  buildings,
  picker,
  spotId,
  before,
  outcome,
  form,
  paging,
  ...props
}: ReportFormProps) {
  const t = useT();
  const online = useOnline();
  const values: Record<string, string> = outcome?.values ?? valuesOf(before);
  const [submissionKey] = useState(values.submissionKey ?? props.submissionKey);
  const [missing, setMissing] = useState<string>();
  const [wrongPlace, setWrongPlace] = useState<ReturnType<typeof placeProblem>>();
  const sending = useSend(action, outcome);
  const errors = useFieldErrors(outcome);
  const voice = kind !== 'repair';
  const { steps, paged, at, go } = paging;
  const callable = Boolean(home?.hotline || home?.housekeeper);
  const restored = useDraft(form, who, kind, steps[at], !outcome && !before);

  const answered = (name: string) => Boolean(form.current && new FormData(form.current).get(name)?.toString().trim());
  const next = (step: Step, needs?: string) => () => {
    const following = steps[steps.indexOf(step) + 1];
    if (needs && !answered(needs)) setMissing(needs);
    else if (following) {
      setMissing(undefined);
      go(following);
    }
  };
  /** T2: what the server would refuse of a place in what all share is asked for before the next question. */
  const nextFromWhere = () => {
    const said: Record<string, unknown> = form.current ? Object.fromEntries(new FormData(form.current)) : {};
    const wrong = said.area === 'public' ? placeProblem(t, { spots, buildings }, said) : undefined;
    setWrongPlace(wrong);
    if (!wrong) next('q-where')();
  };
  const alone = (step: Step) => ({ id: step, hidden: paged && steps[at] !== step });
  const error = (name: string) =>
    (wrongPlace?.field === name ? wrongPlace.words : undefined) ??
    (name === 'floor' && errors.of(name) ? floorWords(t, buildings, values) : undefined) ??
    errors.of(name) ??
    (missing === name ? t('errors:field.required') : undefined);
  const labels = {
    kind: t('portal:report.kind'),
    category: t(voice ? 'portal:report.about' : 'portal:report.category'),
    spotId: t('portal:report.spot'),
    buildingId: t('tickets:field.buildingId'),
    floor: t('tickets:field.floor'),
    position: t('tickets:field.position'),
    placeWords: t('tickets:field.placeWords'),
    matter: t(voice ? 'portal:report.matter_voice' : 'portal:report.matter'),
    aboutStaffId: t('portal:report.person'),
  };
  const summary = [
    ...asked.flatMap((name) => (errors.of(name) ? [{ id: name, message: labels[name] }] : [])),
    ...choices.asked.flatMap(({ owner, questions }) =>
      questions.flatMap(({ key, name, label }) =>
        isChosen(owner, values) && errors.of(`answers.${key}`) ? [{ id: name, message: label }] : [],
      ),
    ),
    ...errors.photos.map((message) => ({ id: 'photos', message })),
  ];
  const failure = outcome?.failure;
  const ofKinds = choices.asked.filter(({ owner }) => owner.startsWith('kind-'));
  const ofCategories = choices.asked.filter((part) => !ofKinds.includes(part));

  useEffect(() => {
    if (!failure) return;
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [failure]);

  const placed = useRef(Boolean(values.area));
  /** A category says where its matters usually are, until somebody has said it of this one. */
  function followCategory({ target, currentTarget }: FormEvent<HTMLFormElement>) {
    const { name, dataset } = target as HTMLInputElement;
    if (name === 'area') placed.current = true;
    const area = currentTarget.elements.namedItem('area');
    if (name === 'category' && !placed.current && area instanceof RadioNodeList && dataset.area !== 'ask')
      area.value = dataset.area ?? area.value;
  }

  useEffect(() => {
    const stood = steps.find((step) => step === restored?.step);
    if (stood) go(stood, { replace: true });
    // Only at the moment when it comes back.
  }, [restored]);

  return (
    <Form
      ref={form}
      {...sending.form}
      onInput={(event) => {
        followCategory(event);
        if (missing && answered(missing)) setMissing(undefined);
        setWrongPlace(undefined);
      }}
      onSubmit={(event) => {
        const signingIn = (event.nativeEvent as SubmitEvent).submitter?.hasAttribute('formaction');
        if (!signingIn && !answered('matter')) {
          event.preventDefault();
          setMissing('matter');
          document.getElementById('matter')?.focus();
        }
        void sending.form.onSubmit(event);
      }}
      className="grid grid-cols-1 gap-6"
    >
      <SessionEnded outcome={outcome} to={action} />
      {choices.categories.length === 0 && <KeptChoices values={values} label={labels.category} />}
      <input type="hidden" name="submissionKey" defaultValue={submissionKey} />
      {values.followsId && <input type="hidden" name="followsId" value={values.followsId} />}
      {before && <Notice>{t('portal:report.follows', { number: before.number })}</Notice>}
      {restored && (
        <Notice announce>{t(restored.photos ? 'portal:report.restored_all' : 'portal:report.restored')}</Notice>
      )}
      <ErrorSummary
        title={t('portal:report.errors', { count: summary.length })}
        errors={summary}
        kept={t('portal:report.kept')}
      />
      {failure && failure.code !== 'auth.required' && summary.length === 0 && (
        <Notice kind="danger" announce>
          {t(`errors:${failure.code}`)}
        </Notice>
      )}
      {paged && <p className="-mb-3 text-muted text-sm">{t('portal:report.step', { at: at + 1, of: steps.length })}</p>}
      {voice ? (
        <Question {...alone('q-kind')} onNext={paged ? next('q-kind') : undefined} choosing>
          <RadioCards
            name="kind"
            legend={labels.kind}
            layout="thirds"
            defaultValue={values.kind ?? kind}
            options={voiceKinds.map((one) => ({
              value: one,
              label: t(one === 'service' ? 'portal:report.service_kind' : `tickets:kind.${one}`),
              data: { 'data-reveals': choices.parts[one] ?? 0 },
            }))}
          />
        </Question>
      ) : (
        <input type="hidden" name="kind" value={kind} />
      )}
      <Question {...alone('q-category')} onNext={paged ? next('q-category', 'category') : undefined} choosing>
        <RadioCards
          name="category"
          legend={labels.category}
          layout="thirds"
          defaultValue={values.category}
          error={error('category')}
          options={choices.categories.map(({ value, label, part, urgent, area, kinds }) => ({
            value,
            label,
            icon: rootIcon(value),
            data: {
              'data-reveals': part,
              'data-area': area,
              'data-urgent': urgent ? 'yes' : 'no',
              ...(voice && { 'data-only': kinds }),
            },
          }))}
        />
      </Question>
      <Question
        {...alone('q-where')}
        hidden={paged && !spotId && steps[at] !== 'q-where'}
        onNext={paged && !spotId ? nextFromWhere : undefined}
      >
        <PlaceFields
          home={home}
          spots={spots}
          buildings={buildings}
          buildingId={values.buildingId}
          floor={values.floor}
          spotId={values.spotId ?? spotId}
          fixed={spotId !== undefined}
          voice={voice}
          area={values.area ?? (spotId ? 'public' : 'private')}
          placeWords={values.placeWords}
          picker={picker}
          position={restored?.position || values.position || values.positionCell}
          error={error}
        />
      </Question>
      <Question {...alone('q-matter')} onNext={undefined}>
        <AskedFields parts={ofCategories} values={values} error={error} />
        <Field
          id="matter"
          label={labels.matter}
          hint={voice ? <VoiceHint /> : t('portal:report.matter_hint')}
          error={error('matter')}
        >
          {/* No maxLength: the browser would cut what is pasted, in silence; too long is said beside it. */}
          <TextArea name="matter" defaultValue={values.matter} rows={4} />
        </Field>
        <AskedFields parts={ofKinds} values={values} error={error} />
        {voice && <PersonField home={home} chosen={values.aboutStaffId} error={error('aboutStaffId')} />}
        <div {...(voice && { 'data-only': 'complaint suggestion service' })}>
          <PhotoField
            outcome={outcome}
            hint={t('portal:report.photos_hint')}
            chosen={photosOf(who, kind)}
            onChange={(files) => keepPhotos(who, kind, files)}
          />
        </div>
        {voice ? (
          <input type="hidden" name="severity" value="normal" />
        ) : (
          <div className="urgency grid grid-cols-1 gap-2.5">
            <RadioCards
              name="severity"
              legend={t('portal:report.severity')}
              layout="tiles"
              defaultValue={values.severity ?? 'normal'}
              options={[
                { value: 'normal', label: t('tickets:severity.normal'), icon: Clock3 },
                { value: 'urgent', label: t('portal:report.urgent'), icon: Siren },
              ]}
            />
            <Notice kind="warning" className="urgency-hint">
              {t('portal:report.emergency')}
              {home?.hotline && (
                <a
                  href={telephone(home.hotline)}
                  className="mt-1 flex min-h-target items-center gap-2 font-semibold underline underline-offset-4"
                >
                  <Icon of={Phone} />
                  <span className="wrap-anywhere min-w-0">{t('portal:hotline.call', { hotline: home.hotline })}</span>
                </a>
              )}
            </Notice>
          </div>
        )}
        <UnsentNotice unsent={props.unsent} busy={sending.busy} />
        <Button size="lg" block icon={Send} busy={sending.busy} busyWord={t('common:sending')}>
          {t(voice ? 'portal:report.send_voice' : 'portal:report.send')}
        </Button>
        <p className="-mt-2 text-muted text-sm">
          {t(online ? (callable ? 'portal:report.after' : 'portal:report.after_plain') : 'common:offline_kept')}
        </p>
      </Question>
    </Form>
  );
}

/** What a few words are enough for, kind by kind. */
function VoiceHint() {
  const t = useT();
  return voiceKinds.map((kind) => (
    <span key={kind} data-only={kind}>
      {t(`portal:report.hint_${kind}`)}
    </span>
  ));
}

/**
 * Nobody is signed in: the categories are not ours to show, but what was chosen and answered is kept, and said where the
 * product has a word of its own for it.
 */
export function KeptChoices({ values, label }: { values: Readonly<Record<string, string>>; label: string }) {
  const t = useT();
  const { category = '' } = values;
  const kept = Object.entries(values).filter(([name]) => name === 'category' || name.startsWith('answer:'));
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {isBuiltIn(category) && <DefinitionList items={[{ term: label, value: t(`tickets:category.${category}`) }]} />}
    </>
  );
}
