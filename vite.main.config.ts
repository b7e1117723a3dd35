import { builtinModules } from 'node:module';
import { defineConfig, type UserConfig } from 'vite';

/**
 * What stays outside the bundles: the runtime's own modules, packages with native code (copied next to the
 * bundles when packaging, see forge.config.ts), and ssh2's optional native parts, which it does without.
 */
export const external = [
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

/** A bundle that runs in Node 20.18 (Electron 33) and newer, from the given entries, as `<name>.cjs`. */
export function nodeBundle(
  entries: Record<string, string>,
  define: UserConfig['define'],
): UserConfig {
  return {
    define: define ?? {},
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      // Keeps Forge's plugin from adding its own library entry.
      lib: false,
      target: 'node20',
      outDir: '.vite/build',
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: entries,
        external,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  };
}

/** Forge's plugin defines the window's address itself; a build without Forge has no development server. */
export function windowAddress(env: object): UserConfig['define'] {
  return 'forgeConfig' in env ? {} : { MAIN_WINDOW_VITE_DEV_SERVER_URL: 'undefined' };
}

export default defineConfig((env) =>
  nodeBundle(
    {
      main: 'src/main/main.ts',
      'cluster-process': 'src/main/cluster/process.ts',
      'client-process': 'src/main/client/process.ts',
    },
    windowAddress(env),
  ),
);
