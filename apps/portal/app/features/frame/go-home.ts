import { redirect } from '@remix-run/node';
import { paths } from '../../paths.ts';

/** An address that only takes posts: who reloads it is not left before a blank page. */
export const goHome = () => redirect(paths.home());
