import { defineConfig } from 'vite';
import { nodeBundle } from './vite.main.config.ts';

// On its own, because a sandboxed preload script can load no second file.
export default defineConfig(() => nodeBundle({ preload: 'src/main/preload.ts' }, {}));
