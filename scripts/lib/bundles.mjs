/**
 * What runs outside the window, by the name of its bundle. Each is built on its own: sharing code between them
 * could make one load another, and a sandboxed preload script can load no second file at all.
 * @type {Readonly<Record<string, string>>}
 */
export const bundles = {
  main: 'src/main/main.ts',
  preload: 'src/main/preload.ts',
  'utility-process': 'src/main/launch/process.ts',
  'cluster-process': 'src/main/cluster/process.ts',
  'client-process': 'src/main/client/process.ts',
};
