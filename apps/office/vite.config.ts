import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { wordFiles } from './app/features/frame/word-files.ts';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Many tiny files are many round trips, and a line each in every page: what most pages need travels together. */
function chunkOf(id: string): string | undefined {
  if (/\/node_modules\/lucide\//.test(id)) return 'icons';
  if (/\/node_modules\//.test(id)) return 'packages';
  if (/\/packages\/ui\/src\/|\/features\/(access|forms|frame)\//.test(id)) return 'frame';
  const words = /\/i18n\/locales\/(zh|en)\/(\w+)\.json/.exec(id);
  if (!words || words[2] === 'time') return undefined;
  return wordFiles.some((name) => name === words[2]) ? `words-${words[1]}` : `words-elsewhere-${words[1]}`;
}

export default defineConfig(({ isSsrBuild }) => ({
  base: '/',
  // Discovered late, a dependency makes the dev page reload itself in the middle of a form.
  optimizeDeps: {
    include: ['react', 'react-dom', '@remix-run/react', 'i18next', 'lucide', '@linli/realtime > socket.io-client'],
  },
  // Only the icons that are drawn go into the server's bundle, not all sixteen hundred.
  ssr: { noExternal: ['lucide'] },
  build: { rollupOptions: { output: isSsrBuild ? {} : { manualChunks: chunkOf, experimentalMinChunkSize: 3000 } } },
  plugins: [
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
