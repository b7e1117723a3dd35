import { describe, expect, it } from 'vitest';
import { importsOf, resolveImport, violations } from '../../scripts/lint/imports.mjs';
import { layers } from '../../scripts/lint/layers.mjs';

const check = (file: string, code: string) => violations(file, code, layers);

describe('importsOf', () => {
  it('finds static, type-only, re-exporting and dynamic imports with their lines', () => {
    const code = [
      "import { a } from './a';",
      "import { type B } from './b';",
      "import './c.css';",
      "export * from './d';",
      "export type { E } from './e';",
      "const f = await import('./f');",
    ].join('\n');
    expect(importsOf('x.ts', code)).toEqual([
      { specifier: './a', typeOnly: false, line: 1 },
      { specifier: './b', typeOnly: true, line: 2 },
      { specifier: './c.css', typeOnly: false, line: 3 },
      { specifier: './d', typeOnly: false, line: 4 },
      { specifier: './e', typeOnly: true, line: 5 },
      { specifier: './f', typeOnly: false, line: 6 },
    ]);
  });

  it('does not overlook an import whose name is computed', () => {
    expect(check('src/shared/lib/x.ts', 'const a = await import(name);')).toHaveLength(1);
  });
});

describe('resolveImport', () => {
  it.each([
    ['#shared/lib/result', 'src/shared/lib/result'],
    ['../proxy/gatekeeper', 'src/main/proxy/gatekeeper'],
    ['./demo.yaml?raw', 'src/main/cluster/demo.yaml'],
    ['node:fs', 'node:fs'],
    ['fs', 'node:fs'],
    ['electron/main', 'electron'],
    ['ssh2', 'npm:ssh2'],
  ])('%s is %s', (specifier, expected) => {
    expect(resolveImport('src/main/cluster/start.ts', specifier)).toBe(expected);
  });
});

describe('the table of layers', () => {
  it.each([
    ['src/main/proxy/server.ts', 'ssh2'],
    ['src/main/nodes/server.ts', '@lydell/node-pty'],
    ['src/main/cluster/start.ts', '#main/proxy/server'],
    ['src/main/cluster/access/requests.ts', '../policy/decide'],
    ['src/main/cluster/authority/issue.ts', '#main/ssh/certificate'],
    ['src/main/desktop/windows.ts', 'electron'],
    ['src/main/main.ts', './desktop/windows'],
    ['src/renderer/features/search/search.tsx', '../../stores/app'],
    ['src/renderer/features/search/search.tsx', './row'],
    ['src/renderer/stores/app.ts', '../bridge/bridge'],
    ['src/renderer/main.tsx', './features/search/search'],
  ])('%s may import %s', (file, specifier) => {
    expect(check(file, `import { x } from '${specifier}';`)).toEqual([]);
  });

  it.each([
    ['src/shared/model/role.ts', 'node:fs'],
    ['src/shared/model/role.ts', 'react'],
    ['src/shared/model/role.ts', '#main/ssh/certificate'],
    ['src/main/cluster/access/requests.ts', 'ssh2'],
    ['src/main/cluster/start.ts', 'electron'],
    ['src/main/client/sign-in.ts', 'electron'],
    ['src/main/client/sign-in.ts', '../cluster/start'],
    ['src/main/client/sign-in.ts', '../proxy/server'],
    ['src/main/desktop/windows.ts', '../cluster/protocol'],
    ['src/main/desktop/windows.ts', 'ssh2'],
    ['src/main/preload.ts', 'node:fs'],
    ['src/main/proxy/server.ts', '../cluster/api/server'],
    ['src/main/cluster/policy/decide.ts', '../store/store'],
    ['src/main/cluster/policy/decide.ts', 'node:crypto'],
    ['src/main/cluster/policy/decide.ts', '#main/ssh/certificate'],
    ['src/main/cluster/authority/issue.ts', '../policy/decide'],
    ['src/renderer/ui/button.tsx', '../stores/app'],
    ['src/renderer/ui/button.tsx', '../features/search/row'],
    ['src/renderer/ui/button.tsx', 'zustand'],
    ['src/renderer/features/search/search.tsx', '../request/dialog'],
    ['src/renderer/features/search/search.tsx', '../../bridge/bridge'],
    ['src/renderer/stores/app.ts', 'react'],
    ['src/renderer/stores/app.ts', '../features/search/search'],
    ['src/renderer/main.tsx', 'node:path'],
    ['src/renderer/main.tsx', '#main/client/protocol'],
  ])('%s may not import %s', (file, specifier) => {
    expect(check(file, `import { x } from '${specifier}';`)).toHaveLength(1);
  });

  it('lets desktop and nobody else see the types of the protocols', () => {
    const code = "import type { StartInput } from '#main/cluster/protocol';";
    expect(check('src/main/desktop/supervisor.ts', code)).toEqual([]);
    expect(check('src/main/client/sign-in.ts', code)).toHaveLength(1);
    const more = "import type { Store } from '#main/cluster/store/store';";
    expect(check('src/main/desktop/supervisor.ts', more)).toHaveLength(1);
  });

  it('knows every folder', () => {
    expect(check('src/elsewhere/x.ts', '')).toHaveLength(1);
  });
});
