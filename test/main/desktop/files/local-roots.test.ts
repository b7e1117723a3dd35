import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalRoots } from '#main/desktop/files/local-roots';
import { uuid } from '../../../helpers/window-builders';

let folder: string;
let roots: LocalRoots;
let root: string;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'daypass-roots-')));
  mkdirSync(at('opened', 'sub'), { recursive: true });
  mkdirSync(at('opened-too'));
  writeFileSync(at('secret'), 'x');
  symlinkSync(at('secret'), at('opened', 'out'));
  symlinkSync(at('opened-too'), at('opened', 'beside'));
  symlinkSync(at('opened', 'sub'), at('opened', 'in'));
  let last = 0;
  roots = new LocalRoots(() => uuid(++last));
  root = (await roots.open(at('opened'), 'opened')).id;
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('folders of this computer that were opened', () => {
  it('are known by an id, the same one for the same folder', async () => {
    expect(await roots.open(at('opened', '..', 'opened'), 'again')).toEqual({
      id: root,
      label: 'opened',
    });
    expect(roots.list()).toEqual([{ id: root, label: 'opened' }]);
    await expect(roots.open(at('gone'), 'gone')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('give the paths in them, also by a link that stays inside', async () => {
    expect(await roots.real({ root, path: [] })).toBe(at('opened'));
    expect(await roots.real({ root, path: ['sub'] })).toBe(at('opened', 'sub'));
    expect(await roots.real({ root, path: ['in'] })).toBe(at('opened', 'sub'));
    expect(await roots.inside({ root, path: ['sub'] }, 'new')).toBe(at('opened', 'sub', 'new'));
  });

  it.each([[['out']], [['beside']], [['..', 'secret']], [['sub', '..', '..', 'opened-too']]])(
    'do not let %j out',
    async (path) => {
      await expect(roots.real({ root, path })).rejects.toMatchObject({ code: 'not_allowed' });
    },
  );

  it('are not there under an id of nobody', async () => {
    await expect(roots.real({ root: uuid(99), path: [] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('on Windows take no part of a path for a name', async () => {
    const windows = new LocalRoots(() => uuid(1), 'win32');
    const { id } = await windows.open(at('opened'), 'opened');
    for (const name of ['sub\\..\\..', 'c:x'])
      await expect(windows.inside({ root: id, path: [] }, name)).rejects.toMatchObject({
        code: 'not_found',
      });
  });
});

it('what was dropped is known by ids that the drop gave, and by no others', () => {
  const [one, two] = roots.drop(['/a', '/b']);
  expect([roots.dropped(one ?? ''), roots.dropped(two ?? '')]).toEqual(['/a', '/b']);
  expect(() => roots.dropped(root)).toThrow('no longer known');
});
