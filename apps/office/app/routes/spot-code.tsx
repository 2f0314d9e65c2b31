import { languageTags, locales } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import { Button, PageHeader } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Printer } from 'lucide-react';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context, params } = args;
  const spot = await through(args, context.api.zones.spot({ code: params.code ?? '' }));
  const address = context.officeUrl + paths.spot(spot.code);
  const use = locales.map((locale) => ({ locale, words: translator(locale)('office:code.use') }));
  return { title: wordsFor(request)('office:code.title'), spot, address, use, svg: await context.qr(address) };
}

/** A sheet for the wall: the code, the place's name in both languages, and what it is for. */
export default function SpotCode() {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { spot, address, use, svg } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto grid grid-cols-1 max-w-xl gap-4">
      <PageHeader
        title={t('office:code.title')}
        back={{ href: paths.patrols(), word: t('common:back') }}
        actions={
          <Button type="button" icon={Printer} onClick={() => window.print()}>
            {t('common:print')}
          </Button>
        }
        className="print:hidden"
      />
      <section className="grid justify-items-center gap-3 rounded-lg border border-line bg-surface px-6 py-8 text-center shadow-card print:border-0 print:shadow-none">
        <p className="font-semibold text-3xl">{zh ? spot.name : spot.nameEn}</p>
        <p className="text-muted">{zh ? spot.nameEn : spot.name}</p>
        <div
          className="w-full max-w-72 rounded-md bg-[#fff] p-3 print:max-w-[12cm] print:p-0 [&_svg]:h-auto [&_svg]:w-full"
          // The server draws it from the spot's own address: a picture, no markup of anybody's.
          dangerouslySetInnerHTML={{ __html: svg }}
        />
        {use.map(({ locale, words }) => (
          <p key={locale} lang={languageTags[locale]} className="font-medium text-lg print:text-2xl">
            {words}
          </p>
        ))}
        <p className="break-all text-muted text-sm">{address}</p>
      </section>
    </div>
  );
}
