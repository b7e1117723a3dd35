import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { promisify } from 'node:util';
import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { VitePlugin } from '@electron-forge/plugin-vite';
import type { ForgeConfig, ForgePackagerOptions } from '@electron-forge/shared-types';
import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { bundles } from './scripts/lib/bundles.mjs';
import { copyNativePackages } from './scripts/package/native-packages.mjs';

const project = import.meta.dirname;
const buildIfStale = () => promisify(execFile)('node', ['scripts/build.mjs'], { cwd: project });
const executable = 'daypass';
const linkSchemes = ['daypass'];

/** `npm run dev`: the window comes from Vite's server, and what changes is built again while the app runs. */
const developing = process.env['DAYPASS_DEV'] === '1';

/**
 * Set by scripts/package.mjs where Electron's own download is out of reach: `template` is the runtime to package,
 * and `zipFolder` holds an empty archive for Forge to unpack in place of the one it would download.
 */
const template = process.env['DAYPASS_RUNTIME_TEMPLATE'];
const zipFolder = process.env['DAYPASS_RUNTIME_ZIP_FOLDER'];

const vite = new VitePlugin({
  // "main" for all, because a bundle's settings are all in its configuration.
  build: Object.values(bundles).map((entry) => ({
    entry,
    config: 'vite.main.config.ts',
    target: 'main',
  })),
  renderer: [{ name: 'main_window', config: 'vite.renderer.config.ts' }],
});

const fuses = new FusesPlugin({
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
});

/** What is packaged of the project; the native packages are added to it below. */
function isShipped(file: string): boolean {
  const wanted = ['/package.json', '/.vite/build', '/.vite/renderer'];
  const isBelow = wanted.some((path) => file === path || file.startsWith(`${path}/`));
  return file === '' || file === '/.vite' || (isBelow && !file.endsWith('.map'));
}

const packagerConfig: ForgePackagerOptions = {
  name: 'Daypass',
  executableName: executable,
  ignore: (file: string) => !isShipped(file),
  // Code that the system has to load as a file of its own.
  asar: { unpack: '**/{*.node,spawn-helper}' },
  protocols: [{ name: 'Daypass', schemes: linkSchemes }],
  // macOS puts buttons on notifications only where they are alerts.
  extendInfo: { NSUserNotificationAlertStyle: 'alert' },
  ...(zipFolder === undefined ? {} : { electronZipDir: zipFolder }),
};

const config: ForgeConfig = {
  packagerConfig,
  // The native packages come prebuilt, and with this list empty nothing is compiled.
  rebuildConfig: { onlyModules: [] },
  plugins: developing ? [vite, fuses] : [fuses],
  makers: [
    new MakerZIP({}, ['linux', 'darwin']),
    new MakerDeb({
      options: {
        name: executable,
        bin: executable,
        productName: 'Daypass',
        genericName: 'Access to machines',
        categories: ['Network', 'Utility'],
        mimeType: linkSchemes.map((scheme) => `x-scheme-handler/${scheme}`),
      },
    }),
  ],
  hooks: {
    // Before starting and packaging alike, so that what is shipped is what was tested.
    generateAssets: async () => {
      if (!developing) await buildIfStale();
    },
    packageAfterExtract: (_config, folder) => {
      if (template !== undefined) cpSync(template, folder, { recursive: true });
      return Promise.resolve();
    },
    packageAfterCopy: (_config, folder) => {
      copyNativePackages(project, folder);
      return Promise.resolve();
    },
  },
};

export default config;
