import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MakerDeb, type MakerDebConfig } from '@electron-forge/maker-deb';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { VitePlugin } from '@electron-forge/plugin-vite';
import type { ForgeConfig, ForgePackagerOptions } from '@electron-forge/shared-types';
import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { bundles } from './scripts/lib/bundles.mjs';
import { copyNativePackages } from './scripts/package/native-packages.mjs';
import { addLicences } from './scripts/package/notices.mjs';
import { pngOf } from './scripts/package/png.mjs';
import { drawIcon } from './src/main/desktop/icon-drawing';

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

/** The app's mark in the sizes that desktops look for. */
function writeIcons(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-icons-'));
  const written = [16, 24, 32, 48, 64, 128, 256, 512].map((size) => {
    const file = join(folder, `${size}.png`);
    writeFileSync(file, pngOf(drawIcon(size, { badge: false, template: false })));
    return [`${size}x${size}`, file] as const;
  });
  return Object.fromEntries(written);
}

/** A fifth larger than by xz, in seconds instead of minutes. The maker's types leave it out. */
const quickCompression = { compression: 'gzip' };

const deb = (): MakerDebConfig => ({
  options: {
    name: executable,
    bin: executable,
    productName: 'Daypass',
    genericName: 'Access to machines',
    description: 'Just-in-time access to machines',
    productDescription:
      'Search for the machine you need, ask for exactly the logins you need on it,\nand connect once somebody approved.',
    section: 'net',
    mimeType: linkSchemes.map((scheme) => `x-scheme-handler/${scheme}`),
    // Its types know of one file alone; it takes one for each size.
    icon: writeIcons() as unknown as string,
    ...quickCompression,
    desktopTemplate: join(project, 'scripts/package/desktop.ejs'),
    // Beyond what the maker knows of: without sound and GBM Electron does not start.
    depends: ['libasound2 | libasound2t64', 'libgbm1'],
    recommends: ['openssh-client'],
    suggests: ['gnome-keyring | kwalletmanager'],
  },
});

const config: ForgeConfig = {
  packagerConfig,
  // The native packages come prebuilt, and with this list empty nothing is compiled.
  rebuildConfig: { onlyModules: [] },
  plugins: developing ? [vite, fuses] : [fuses],
  makers: [new MakerZIP({}, ['linux', 'darwin']), new MakerDeb(deb)],
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
    postPackage: (_config, { platform, outputPaths }) => {
      if (platform === 'linux') for (const folder of outputPaths) addLicences(project, folder);
      return Promise.resolve();
    },
  },
};

export default config;
