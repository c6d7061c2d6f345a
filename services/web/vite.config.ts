import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';

/** Where `npm run dev` finds a running platform; the pages themselves only know their own origin. */
const gateway = 'http://127.0.0.1:18500';

// Vite wants a default export.
export default defineConfig({
  plugins: [react(), compress()],
  build: {
    target: 'es2024',
    sourcemap: false,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
  },
  server: {
    port: 18550,
    strictPort: true,
    proxy: Object.fromEntries(['/api', '/v1', '/auth'].map((path) => [path, gateway])),
  },
});
