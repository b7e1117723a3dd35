import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder('src/renderer'),
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: folder('.vite/renderer'),
    emptyOutDir: true,
    // Data addresses for fonts and pictures would need a weaker content security policy.
    assetsInlineLimit: 0,
  },
});
