import { answersFrom, askedIn } from '@linli/domain/categories';
import { readySentences, rootOf } from '@linli/domain/tickets';
import { positionFrom } from '@linli/domain/zones';
import { categoryName } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { Checkbox, Field, PageHeader, RadioCards, TextArea, TextInput, Toolbar } from '@linli/ui';
import { withQuery } from '@linli/ui/addresses';
import { localeOf } from '@linli/ui/preferences';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useLoaderData, useSearchParams } from '@remix-run/react';
import { Send } from 'lucide';
import { requireStaff, through } from '../features/access/guard.ts';
import { AskedFields, revealing } from '../features/categories/asked-fields.tsx';
import { useCategoryName } from '../features/categories/use-category-name.ts';
import { answer } from '../features/forms/answer.ts';
import { PhotoField } from '../features/forms/photo-field.tsx';
import { Refusal } from '../features/forms/refusal.tsx';
import { steadyAction } from '../features/forms/steady-action.ts';
import { SubmitButton } from '../features/forms/submit-button.tsx';
import { useFormState } from '../features/forms/use-refused.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { findingMatter } from '../features/patrols/finding-matter.ts';
import { categoryIcon } from '../features/tickets/category-icons.ts';
import { FormPoint } from '../features/zones/form-point.tsx';
import { pickerFor } from '../features/zones/maps.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

/** P4: the place is known from the spot; the key makes a resend harmless (P5). */
export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context, params } = args;
  const [spot, offered] = await through(
    args,
    Promise.all([context.api.zones.spot({ code: params.code ?? '' }), context.api.categories.offered({})]),
  );
  const roots = offered.filter(({ code, kinds }) => !code.includes('.') && kinds.includes('patrol'));
  return {
    title: wordsFor(request)('patrols:finding'),
    spot,
    roots,
    picker: await pickerFor(args, spot.communityId),
    submissionKey: crypto.randomUUID(),
  };
}

export function action(args: ActionFunctionArgs) {
  return answer(args, async ({ fields, photoIds }) => {
    const t = wordsFor(args.request);
    const category = fields.category ?? '';
    const names = await args.context.api.categories.names();
    const named = names.find(({ code }) => code === rootOf(category));
    const { number } = await args.context.api.tickets.register({
      submissionKey: fields.submissionKey ?? '',
      source: 'patrol',
      kind: 'patrol',
      category,
      area: 'public',
      severity: fields.severity === 'urgent' ? 'urgent' : undefined,
      answers: answersFrom({ ...fields, kind: 'patrol' }),
      matter: findingMatter(
        t,
        fields.matter,
        named && categoryName(t, localeOf(args.request), named),
        photoIds.length > 0,
      ),
      spotId: fields.spotId,
      position: positionFrom(fields),
      placeWords: fields.placeWords ?? '',
      patrolSignInId: fields.signIn || undefined,
      solvedNote: fields.solved ? fields.solvedNote : '',
      // Ticked, and nothing said of it: everybody reads that in their own language.
      solvedReady: fields.solved && !fields.solvedNote?.trim() ? 'on_the_spot' : undefined,
      photoIds,
    });
    return redirect(withQuery(paths.ticket(number), { did: 'register' }));
  });
}

export const clientAction = steadyAction;

/** Photo, kind, send: three taps after the shutter. Everything else may be left out. */
export default function Finding() {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { spot, roots, picker, submissionKey } = useLoaderData<typeof loader>();
  const nameOf = useCategoryName();
  const asked = askedIn([], roots);
  const form = useFormState();
  const signIn = useSearchParams()[0].get('signIn') ?? '';
  return (
    <Form method="post" encType="multipart/form-data" className="mx-auto grid grid-cols-1 max-w-xl gap-5">
      <PageHeader
        title={t('patrols:finding')}
        sub={zh ? spot.name : spot.nameEn}
        back={{ href: paths.spot(spot.code), word: t('common:back') }}
      />
      <Refusal
        refused={form.refused}
        labels={{
          category: 'tickets:field.category',
          matter: 'tickets:field.matter',
          position: 'tickets:field.position',
          photoIds: 'tickets:field.photoIds',
        }}
      />
      <input type="hidden" name="submissionKey" value={form.valueOf('submissionKey') ?? submissionKey} />
      <input type="hidden" name="spotId" value={spot.id} />
      <input type="hidden" name="signIn" value={signIn} />
      <PhotoField form={form} />
      <RadioCards
        name="category"
        legend={t('tickets:field.category')}
        layout="thirds"
        required
        options={roots.map(({ code }) => ({
          value: code,
          label: nameOf(code),
          icon: categoryIcon(code),
          data: revealing(asked, code),
        }))}
        defaultValue={form.valueOf('category')}
        error={form.errorOf('category')}
      />
      <AskedFields asked={asked} form={form} />
      <Field
        id="matter"
        label={t('office:finding.matter')}
        optional={t('common:optional')}
        hint={t('office:finding.matter_hint')}
        error={form.errorOf('matter')}
      >
        <TextArea name="matter" rows={2} defaultValue={form.valueOf('matter')} className="min-h-20!" />
      </Field>
      <Field id="placeWords" label={t('tickets:field.placeWords')} optional={t('common:optional')}>
        <TextInput name="placeWords" maxLength={120} defaultValue={form.valueOf('placeWords')} />
      </Field>
      {picker && <FormPoint picker={picker} form={form} />}
      <div>
        <Checkbox
          name="severity"
          value="urgent"
          defaultChecked={form.valueOf('severity') === 'urgent'}
          label={t('office:finding.urgent')}
        />
        <div className="group">
          <Checkbox
            name="solved"
            value="1"
            defaultChecked={form.valueOf('solved') === '1'}
            label={t('patrols:solved_on_the_spot')}
            hint={t('office:finding.solved_hint')}
          />
          <Field
            id="solvedNote"
            label={t('tickets:field.solvedNote')}
            labelHidden
            className="mt-1 hidden group-has-[input:checked]:grid"
          >
            <TextInput
              name="solvedNote"
              maxLength={1000}
              placeholder={readySentences.on_the_spot[zh ? 'zh' : 'en']}
              defaultValue={form.valueOf('solvedNote')}
            />
          </Field>
        </div>
      </div>
      <Toolbar label={t('office:detail.actions')} sticky>
        <SubmitButton size="lg" icon={Send}>
          {t('office:finding.send')}
        </SubmitButton>
      </Toolbar>
    </Form>
  );
}
