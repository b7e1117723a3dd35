import { dirname } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** Source files that look for others beside them still find them from inside the bundle. */
const keepFolders: Plugin = {
  name: 'keep-folders',
  transform: {
    filter: { code: 'import.meta.dirname' },
    // On one line still, so the map stays good enough for a stack trace.
    handler: (code, id) => ({
      code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
      map: null,
    }),
  },
};

// Bundles the benchmark so that Node 20 runs its TypeScript; installed packages stay outside.
export default defineConfig({
  plugins: [keepFolders],
  ssr: { target: 'node', noExternal: [/^#/] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: '.vite/bench',
    sourcemap: true,
    rolldownOptions: {
      // The gateway is measured in a process of its own, and so are those who use it.
      input: {
        run: 'bench/run.ts',
        'gateway-process': 'bench/gateway/gateway-process.ts',
        'typists-process': 'bench/gateway/typists-process.ts',
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
});
