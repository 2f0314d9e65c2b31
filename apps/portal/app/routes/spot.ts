import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '../paths.ts';

/** The QR on the spot: a resident who opens it reports with the place filled in. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.report({ kind: 'repair', spot: params.code ?? '' }));
}
