import type { AppLoadContext } from '@remix-run/node';
import type { Home } from '../../api-types.ts';

const homes = new WeakMap<AppLoadContext, Promise<Home>>();

/** The resident's home, asked for once a request however many loaders need it. */
export function homeOf(context: AppLoadContext): Promise<Home> {
  let home = homes.get(context);
  if (!home) {
    home = context.api.zones.home();
    homes.set(context, home);
  }
  return home;
}
