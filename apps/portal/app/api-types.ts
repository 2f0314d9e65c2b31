import type { PortalContext } from '@linli/api/context';

type Api = PortalContext['api'];
type Answer<Call extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

/** What comes through the door, as screens see it. */
export type DemoAccount = Answer<PortalContext['demoAccounts']>[number];
export type Home = Answer<Api['zones']['home']>;
export type Building = Answer<Api['zones']['buildings']>[number];
export type Spot = Answer<Api['zones']['spots']>[number];
export type OfferedCategory = Answer<Api['categories']['offered']>[number];
export type TicketRow = Answer<Api['tickets']['list']>['rows'][number];
export type Ticket = Answer<Api['tickets']['get']>;
export type TicketEvent = Ticket['events'][number];
