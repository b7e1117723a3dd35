import { defineConfig } from 'vite';

// Bundles the benchmark so that Node 20 runs its TypeScript; installed packages stay outside.
export default defineConfig({
  ssr: { target: 'node', noExternal: [/^#/] },
  build: {
    ssr: 'bench/run.ts',
    target: 'node20',
    outDir: '.vite/bench',
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
  },
});
