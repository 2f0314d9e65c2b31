import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Forty tiny files are many round trips on a slow line: the words of one language travel together. */
function chunkOf(id: string): string | undefined {
  const [, locale, file] = /\/i18n\/locales\/(zh|en)\/(\w+)\.json/.exec(id) ?? [];
  if (!locale || file === 'time') return undefined;
  const elsewhere =
    file === 'office' || file === 'patrols' || file === 'callbacks' || file === 'imports' || file === 'maps';
  return elsewhere ? `words-elsewhere-${locale}` : `words-${locale}`;
}

/** What residents have no procedure of (packages/api/src/portal.ts): none of these refusals can come back. */
const refusalsOfStaff =
  /^(absence|calendar|callback|claim|clocks|disagreement|duty|handover|shift|team)\.|^category\.(?!not_offered)/;

/** Leaves the refusals that only staff can meet out of what a resident's phone loads. */
function residentsRefusals(): Plugin {
  return {
    name: 'residents-refusals',
    enforce: 'pre',
    transform(code, id, options) {
      if (options?.ssr || !/\/locales\/(zh|en)\/errors\.json$/.test(id)) return undefined;
      const words = Object.entries(JSON.parse(code) as Record<string, string>);
      const kept = words.filter(([key]) => !refusalsOfStaff.test(key));
      return { code: JSON.stringify(Object.fromEntries(kept)), map: null };
    },
  };
}

export default defineConfig(({ isSsrBuild }) => ({
  base: '/',
  // Discovered late, a dependency makes the dev page reload itself in the middle of a form.
  optimizeDeps: {
    include: ['react', 'react-dom', 'i18next', 'lucide', '@linli/realtime > socket.io-client'],
  },
  // Only the icons that are drawn go into the server's bundle, not all sixteen hundred.
  ssr: { noExternal: ['lucide'] },
  build: {
    target: ['chrome111', 'safari16.4', 'firefox128'],
    rollupOptions: { output: isSsrBuild ? {} : { manualChunks: chunkOf, experimentalMinChunkSize: 1500 } },
  },
  plugins: [
    residentsRefusals(),
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
}));
