import { builtinModules } from 'node:module';
import { defineConfig, type ConfigEnv } from 'vite';
import { bundles } from './scripts/lib/bundles.mjs';

/**
 * What stays outside the bundles: the runtime's own modules, packages with native code (copied next to the
 * bundles when packaging, see forge.config.ts), and ssh2's optional native parts, which it does without.
 */
const external = [
  'electron',
  /^electron\//,
  /^node:/,
  ...builtinModules,
  'libsql',
  /^@libsql\//,
  /^@lydell\/node-pty/,
  'cpu-features',
  /sshcrypto\.node$/,
];

/** What Forge's plugin adds to the environment when it builds; scripts/build.mjs names the entry itself. */
interface ForgeEnv extends ConfigEnv {
  readonly forgeConfigSelf?: { readonly entry: string };
}

function forgeInput(env: ForgeEnv): Record<string, string> {
  const entry = env.forgeConfigSelf?.entry;
  return Object.fromEntries(Object.entries(bundles).filter(([, source]) => source === entry));
}

// CommonJS for Node 20.18 (Electron 33) and newer. The window's development server is Forge's to name.
export default defineConfig((env) => ({
  define: (env as ForgeEnv).forgeConfigSelf ? {} : { MAIN_WINDOW_VITE_DEV_SERVER_URL: 'undefined' },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    // Keeps Forge's plugin from adding a library entry of its own.
    lib: false,
    target: 'node20',
    outDir: '.vite/build',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: forgeInput(env),
      external,
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: 'chunks/[name]-[hash].cjs',
        // Less to read, to hash and to keep in memory at each start: without comments and spaces, and in ASCII, which
        // V8 holds in one byte a character. Names stay, for the log.
        minify: { compress: false, mangle: false, codegen: { asciiOnly: true } },
      },
    },
  },
}));
