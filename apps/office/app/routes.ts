import { index, layout, type RouteConfig, route } from '@remix-run/route-config';

export default [
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('lang', 'routes/lang.ts'),
  route('theme', 'routes/theme.ts'),
  layout('routes/office.tsx', [
    index('routes/home.tsx'),
    route('tickets/new', 'routes/ticket-new.tsx'),
    route('tickets', 'routes/tickets.tsx', [index('routes/tickets-index.tsx'), route(':number', 'routes/ticket.tsx')]),
    route('s/:code', 'routes/spot.tsx'),
    route('s/:code/finding', 'routes/finding.tsx'),
    route('patrols', 'routes/patrols.tsx'),
    route('patrols/codes/:code', 'routes/spot-code.tsx'),
    route('callbacks', 'routes/callbacks.tsx'),
    route('zones', 'routes/zones.tsx'),
    route('people', 'routes/people.tsx'),
    route('roster', 'routes/roster.tsx'),
    route('absences', 'routes/absences.tsx'),
    route('teams', 'routes/teams.tsx'),
    route('surveys', 'routes/surveys.tsx'),
    route('categories', 'routes/categories.tsx'),
    route('settings/clocks', 'routes/clocks.tsx'),
    route('settings/calendars', 'routes/calendars.tsx'),
    route('me', 'routes/me.tsx'),
    route('*', 'routes/missing.tsx'),
  ]),
] satisfies RouteConfig;
