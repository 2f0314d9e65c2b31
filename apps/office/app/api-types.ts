import type { OfficeContext } from '@linli/api/context';

type Api = OfficeContext['api'];
type Answer<Call extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

/** What comes through the door, as screens see it. */
export type Me = Answer<Api['people']['me']>;
export type Staff = Answer<Api['people']['staff']>[number];
export type Household = Answer<Api['people']['households']>['rows'][number];
export type TicketRow = Answer<Api['tickets']['list']>['rows'][number];
export type Ticket = Answer<Api['tickets']['get']>;
export type TicketCounts = Answer<Api['tickets']['counts']>;
export type TicketFigures = Answer<Api['tickets']['figures']>;
export type Candidate = Answer<Api['tickets']['candidates']>[number];
export type Successor = Answer<Api['tickets']['successors']>[number];
export type LinkedTicket = Ticket['linked'][number];
export type DueChange = Answer<Api['tickets']['preview_recategorize']>[number];
export type ClockSettings = Answer<Api['clocks']['policies']>;
export type ClockNorm = ClockSettings['policies'][number];
export type PolicyPreview = Answer<Api['clocks']['preview']>;
export type Closure = Answer<Api['clocks']['closures']>[number];
export type Calendars = Answer<Api['calendars']['get']>;
export type Calendar = Calendars['calendars'][number];
export type CalendarWeek = Pick<Calendar, 'week' | 'workday' | 'holidays'>;
export type Callback = Answer<Api['callbacks']['list']>['rows'][number];
export type Zone = Answer<Api['zones']['list']>[number];
export type Spot = Answer<Api['zones']['spots']>[number];
export type CategoryName = Answer<Api['categories']['names']>[number];
export type OfferedCategory = Answer<Api['categories']['offered']>[number];
export type CategoryTree = Answer<Api['categories']['tree']>;
export type Category = CategoryTree['categories'][number];
export type SignIn = Answer<Api['patrols']['list']>['rows'][number];
export type Absences = Answer<Api['absences']['list']>;
export type Absence = Absences['absences'][number];
export type Teams = Answer<Api['teams']['list']>;
export type Team = Teams['teams'][number];
export type Roster = Answer<Api['rosters']['get']>;
export type OnDuty = Answer<Api['rosters']['onDuty']>;
export type Survey = Answer<Api['surveys']['results']>[number];
