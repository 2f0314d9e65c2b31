/// <reference types="@remix-run/react/future/v3_singleFetch.d.ts" />
import type { OfficeContext } from '@linli/api/context';

declare module '@remix-run/node' {
  interface AppLoadContext extends OfficeContext {}
}
