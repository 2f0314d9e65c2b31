import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  base: '/',
  // Discovered late, a dependency makes the dev page reload itself in the middle of a form.
  optimizeDeps: {
    include: ['react', 'react-dom', 'i18next', 'lucide-react', '@linli/realtime > socket.io-client'],
  },
  // Only the icons that are drawn go into the server's bundle, not all sixteen hundred.
  ssr: { noExternal: ['lucide-react'] },
  // Many tiny files are many round trips on a slow line.
  build: { rollupOptions: { output: { experimentalMinChunkSize: 6000 } } },
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
});
