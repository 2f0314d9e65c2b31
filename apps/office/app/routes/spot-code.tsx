import { type Locale, languageTags, locales } from '@linli/i18n';
import { useLocale, useT } from '@linli/i18n/react';
import { translator } from '@linli/i18n/server';
import { Button, PageHeader } from '@linli/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Printer } from 'lucide';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;

export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context, params } = args;
  const spot = await through(args, context.api.zones.spot({ code: params.code ?? '' }));
  const sheet = async (word: 'office:code.use' | 'office:code.use_residents', outside: string) => {
    const address = outside + paths.spot(spot.code);
    const use = locales.map((locale) => ({ locale, words: translator(locale)(word) }));
    return { address, use, svg: await context.qr(address) };
  };
  const codes = [
    await sheet('office:code.use_residents', context.portalUrl),
    await sheet('office:code.use', context.officeUrl),
  ];
  return { title: wordsFor(request)('office:code.title'), spot, codes };
}

/** A sheet for the wall: the place's name in both languages, a code for residents to report by, and one for staff. */
export default function SpotCode() {
  const t = useT();
  const zh = useLocale() === 'zh';
  const { spot, codes } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto grid grid-cols-1 max-w-2xl gap-4">
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
        <div className="grid w-full grid-cols-1 gap-8 sm:grid-cols-2 print:grid-cols-2">
          {codes.map((code) => (
            <Code key={code.address} {...code} />
          ))}
        </div>
      </section>
    </div>
  );
}

type CodeProps = { address: string; use: readonly { locale: Locale; words: string }[]; svg: string };

function Code({ address, use, svg }: CodeProps) {
  return (
    <div className="grid content-start justify-items-center gap-3">
      <div
        className="w-full max-w-72 rounded-md bg-[#fff] p-3 print:max-w-[8cm] print:p-0 [&_svg]:h-auto [&_svg]:w-full"
        // The server draws it from the spot's own address: a picture, no markup of anybody's.
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      {use.map(({ locale, words }) => (
        <p key={locale} lang={languageTags[locale]} className="font-medium text-lg print:text-xl">
          {words}
        </p>
      ))}
      <p className="break-all text-muted text-sm">{address}</p>
    </div>
  );
}
