import { useT } from '@linli/i18n/react';
import { ButtonLink, EmptyState, ListDetail, PageHeader } from '@linli/ui';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { FolderTree, Plus } from 'lucide';
import { requireStaff, through } from '../features/access/guard.ts';
import { AddForm } from '../features/categories/add-form.tsx';
import { CategoryDetail } from '../features/categories/category-detail.tsx';
import { readCategory } from '../features/categories/category-form.ts';
import { CategoryList } from '../features/categories/category-list.tsx';
import { answer } from '../features/forms/answer.ts';
import { steadyAction } from '../features/forms/steady-action.ts';
import { CommunityChooser } from '../features/frame/community-chooser.tsx';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { paths } from '../paths.ts';

export const meta = pageTitle;
export const handle = { fill: true };

/** T2: what the matters of a community can be about, and what each category asks and defaults to. */
export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const { request, context } = args;
  const params = new URL(request.url).searchParams;
  const communityId = params.get('community') ?? undefined;
  const tree = await through(args, context.api.categories.tree({ communityId }));
  return { title: wordsFor(request)('office:category.title'), tree };
}

export function action(args: ActionFunctionArgs) {
  const community = new URL(args.request.url).searchParams.get('community') ?? undefined;
  return answer(args, async ({ fields }) => {
    const { categories } = args.context.api;
    const target = { categoryId: fields.categoryId ?? '', version: Number(fields.version) };
    const { communityId = '', name = '', nameEn = '' } = fields;
    switch (fields.intent) {
      case 'add': {
        const parent = fields.parent || undefined;
        const { code } = await categories.add({ communityId, parent, name, nameEn });
        return redirect(paths.categories({ community, open: code }));
      }
      case 'move':
        await categories.move({ categoryId: target.categoryId, step: fields.step as 'up' });
        return redirect(back(args.request));
      case 'retire':
      case 'restore': {
        const { code, version } = await categories[fields.intent](target);
        return redirect(paths.categories({ community, open: code, v: version }));
      }
      case 'delete':
        await categories.delete(target);
        return redirect(paths.categories({ community }));
      default: {
        const { code, version } = await categories.edit(readCategory(fields));
        return redirect(paths.categories({ community, open: code, did: 'edit', v: version }));
      }
    }
  });
}

/** The page as it stood: moving a line opens and closes nothing. */
function back(request: Request): string {
  const { pathname, search } = new URL(request.url.replace(/\.data(?=\?|$)/, ''));
  return pathname + search;
}

export const clientAction = steadyAction;

export default function Categories() {
  const t = useT();
  const { tree } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const open = tree.categories.find(({ code }) => code === params.get('open'));
  const adding = params.has('add') && tree.abilities.edit;
  const { communityId: community } = tree;
  return (
    <ListDetail
      showing={open || adding ? 'detail' : 'list'}
      listLabel={t('office:category.title')}
      detailLabel={t('office:category.detail')}
      list={
        <>
          <PageHeader
            title={t('office:category.title')}
            sub={t('office:category.sub')}
            back={{ href: paths.me(), word: t('common:back'), phoneOnly: true }}
            className="px-4 pt-3 pb-2"
            actions={
              tree.abilities.edit && (
                <ButtonLink href={paths.categories({ community, add: 1 })} icon={Plus}>
                  {t('office:category.add_short')}
                </ButtonLink>
              )
            }
          />
          <CommunityChooser
            communities={tree.communities}
            current={community}
            action={paths.categories()}
            className="px-4 pb-3"
          />
          <CategoryList tree={tree} openCode={open?.code} />
        </>
      }
      detail={
        open ? (
          <CategoryDetail key={`${open.id} ${params.get('v')}`} category={open} saved={params.get('did') === 'edit'} />
        ) : adding ? (
          <div className="grid grid-cols-1 gap-4 px-4 pt-3 lg:px-6 lg:py-5">
            <PageHeader
              title={t('office:category.add')}
              back={{ href: paths.categories({ community }), word: t('common:back'), phoneOnly: true }}
            />
            <AddForm tree={tree} />
          </div>
        ) : (
          <div className="grid h-full content-center">
            <EmptyState icon={FolderTree} title={t('office:category.choose')}>
              {t('office:category.choose_hint')}
            </EmptyState>
          </div>
        )
      }
    />
  );
}
