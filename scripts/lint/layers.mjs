/**
 * Who may import whom. The folder with the longest matching path decides; a file may always import from its own
 * folder, except where `siblings` says otherwise.
 *
 * - `may`: folders (ending in `/`), files (no extension), packages (`npm:name`, with everything below the name),
 *   `node:` for Node's own modules, `electron`.
 * - `types`: the same, for imports of types only.
 * - `siblings: false`: each folder directly below is a house of its own and may not import another.
 *
 * @typedef {{ folder: string, may: readonly string[], types?: readonly string[], siblings?: false }} Layer
 */

const shared = 'src/shared/';
const renderer = 'src/renderer/';
const react = ['npm:react', 'npm:react-dom'];
const widgets = [
  ...react,
  'npm:radix-ui',
  'npm:@tanstack/react-virtual',
  'npm:diff',
  'npm:@xterm/xterm',
  'npm:@xterm/addon-fit',
  'npm:@xterm/addon-search',
  'npm:@xterm/addon-unicode11',
  'npm:@xterm/addon-web-links',
  'npm:@xterm/addon-webgl',
];
const contracts = ['src/main/client/protocol', 'src/main/cluster/protocol'];
const cluster = 'src/main/cluster/';
const stored = [shared, 'node:', `${cluster}store/`, `${cluster}audit/`, `${cluster}gatekeeper/`];
const records = [...stored, `${cluster}policy/`, `${cluster}authority/`, `${cluster}inventory/`];

/** @type {readonly Layer[]} */
export const layers = [
  { folder: shared, may: ['npm:zod', 'npm:intl-messageformat', 'npm:@schummar/icu-type-parser'] },

  { folder: 'src/main/ssh/', may: [shared, 'node:', 'npm:ssh2'] },
  { folder: `${cluster}policy/`, may: [shared, 'npm:re2js', 'npm:yaml', 'npm:zod'] },
  {
    folder: `${cluster}authority/`,
    may: [
      shared,
      'src/main/ssh/',
      'node:',
      'npm:@peculiar/x509',
      'npm:reflect-metadata',
      'npm:zod',
    ],
  },
  { folder: `${cluster}store/`, may: [shared, 'node:', 'npm:libsql', 'npm:zod'] },
  { folder: `${cluster}audit/`, may: [shared, 'node:', `${cluster}store/`, 'npm:zod'] },
  { folder: `${cluster}inventory/`, may: [...stored, `${cluster}policy/`, 'npm:yaml', 'npm:zod'] },
  { folder: `${cluster}presets/`, may: [shared, `${cluster}policy/`] },
  {
    folder: `${cluster}identity/`,
    may: [...records, `${cluster}access/`, 'src/main/ssh/', 'npm:zod'],
  },
  { folder: `${cluster}access/`, may: [...records, `${cluster}identity/`, 'npm:zod'] },
  {
    folder: cluster,
    may: [
      shared,
      'src/main/ssh/',
      'src/main/proxy/',
      'src/main/nodes/',
      'node:',
      'npm:@peculiar/x509',
      'npm:yaml',
      'npm:zod',
    ],
  },
  {
    folder: 'src/main/proxy/',
    may: [shared, 'src/main/ssh/', `${cluster}authority/`, 'node:', 'npm:ssh2', 'npm:zod'],
  },
  {
    folder: 'src/main/nodes/',
    may: [
      shared,
      'src/main/ssh/',
      'src/main/proxy/',
      `${cluster}authority/`,
      'node:',
      'npm:ssh2',
      'npm:@lydell/node-pty',
      'npm:zod',
    ],
  },
  {
    folder: 'src/main/client/',
    may: [shared, 'src/main/ssh/', 'node:', 'npm:ssh2', 'npm:@peculiar/x509', 'npm:zod'],
  },
  {
    folder: 'src/main/desktop/',
    may: [shared, 'node:', 'electron', 'npm:electron-store', 'npm:jsonc-parser', 'npm:zod'],
    types: contracts,
  },
  { folder: 'src/main/launch/', may: [shared, 'node:'] },
  {
    folder: 'src/main/main',
    may: [shared, 'src/main/desktop/', 'src/main/launch/', 'node:', 'electron'],
  },
  { folder: 'src/main/preload', may: [shared, 'electron'] },

  { folder: `${renderer}bridge/`, may: [shared, 'npm:zod'] },
  { folder: `${renderer}stores/`, may: [shared, `${renderer}bridge/`, 'npm:zustand', 'npm:zod'] },
  // The stores work without React; these files alone tie them to it.
  {
    folder: `${renderer}stores/use-stores`,
    may: [shared, `${renderer}stores/`, 'npm:zustand', 'npm:react'],
  },
  { folder: `${renderer}stores/use-action`, may: [shared, `${renderer}stores/`, 'npm:react'] },
  { folder: `${renderer}stores/use-production`, may: [shared, `${renderer}stores/`, 'npm:react'] },
  { folder: `${renderer}ui/`, may: [shared, ...widgets] },
  {
    folder: `${renderer}features/`,
    may: [shared, `${renderer}stores/`, `${renderer}ui/`, ...widgets, 'npm:zustand'],
    siblings: false,
  },
  { folder: renderer, may: [shared, ...widgets, 'npm:zustand', 'npm:@fontsource-variable'] },

  { folder: 'test/', may: ['src/', 'scripts/', 'bench/', 'node:', 'npm:', 'electron'] },
  { folder: 'bench/', may: ['src/', 'scripts/', 'test/helpers/', 'node:', 'npm:', 'electron'] },
];
