import type { MetaDescriptor } from '@remix-run/node';

/** `meta` of every route: the title that its loader gave. */
export function pageTitle({ data }: { data: unknown }): MetaDescriptor[] {
  const title = typeof data === 'object' && data !== null && 'title' in data ? String(data.title) : '';
  return [{ title: title ? `${title} · Linli 邻里` : 'Linli 邻里' }];
}
