import type { LoaderFunctionArgs } from '@remix-run/node';
import { missing, requireStaff } from '../features/access/guard.ts';

/** Any other address: the page that says so, with the way around still there. */
export function loader(args: LoaderFunctionArgs) {
  requireStaff(args);
  throw missing();
}

export default function Missing() {
  return null;
}
