import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff, through } from '../features/access/guard.ts';
import { pageTitle } from '../features/frame/page-title.ts';
import { wordsFor } from '../features/frame/title.ts';
import { FieldHome } from '../features/home/field-home.tsx';
import { type FieldData, loadField, loadManager, type ManagerData } from '../features/home/load.ts';
import { ManagerHome } from '../features/home/manager-home.tsx';

export const meta = pageTitle;

/** Whoever follows up calls steers; whoever does not is sent, and sees the own jobs large. */
export async function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  const title = wordsFor(args.request)('office:nav.home');
  const me = await through(args, args.context.api.people.me());
  const load: Promise<ManagerData | FieldData> = me.abilities.callbacks ? loadManager(args, me) : loadField(args, me);
  return { title, home: await through(args, load) };
}

export default function Home() {
  const { home } = useLoaderData<typeof loader>();
  return home.view === 'manager' ? <ManagerHome home={home} /> : <FieldHome home={home} />;
}
