import { index, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('lang', 'routes/lang.ts'),
  route('theme', 'routes/theme.ts'),
  route('type', 'routes/type.ts'),
  route('report', 'routes/report.tsx'),
  route('s/:code', 'routes/spot.ts'),
  route('tickets', 'routes/tickets.tsx'),
  route('tickets/:number', 'routes/ticket.tsx'),
  route('housekeeper', 'routes/housekeeper.tsx'),
  route('me', 'routes/me.tsx'),
  route('surveys/:id', 'routes/survey.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
