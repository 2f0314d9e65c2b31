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
  const elsewhere = file === 'office' || file === 'patrols' || file === 'callbacks';
  return elsewhere ? `words-elsewhere-${locale}` : `words-${locale}`;
}

/** What residents have no procedure of (packages/api/src/portal.ts): none of these refusals can come back. */
const refusalsOfStaff =
  /^(absence|calendar|callback|claim|clocks|disagreement|duty|handover|reinspection|shift|team)\.|^category\.(?!not_offered)|^spot\.not_found$|^ticket\.(promise_\w+|passed_on|assignee_unfit|crew_unfit|merge_target_unfit|split_unfit|gather_unfit|not_linked|none_to_settle)$/;

/** Entries of a history that no resident is shown (domain/tickets `visibilityOf`), and what else is said of them. */
const entriesOfStaff =
  /^event\.(sent_back|noted|called_back|reinspect\w+|handover_\w+|handed_up|bounced|gathered|unlinked|disagree\w+|clock_\w+|escalated)$|^event_(reinspection|disagreed|order|help)_|^event_lent$|^action\.decline_help$|^area\.home_or_none$/;

/** Leaves the words that only staff can meet out of what a resident's phone loads. */
function residentsWords(): Plugin {
  return {
    name: 'residents-words',
    enforce: 'pre',
    transform(code, id, options) {
      const [, file] = /\/locales\/(?:zh|en)\/(errors|tickets)\.json$/.exec(id) ?? [];
      if (options?.ssr || !file) return undefined;
      const ofStaff = file === 'errors' ? refusalsOfStaff : entriesOfStaff;
      const words = Object.entries(JSON.parse(code) as Record<string, string>);
      const kept = words.filter(([key]) => !ofStaff.test(key));
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
    residentsWords(),
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
