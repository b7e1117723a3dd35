import { expect, it } from 'vitest';
import { memoryFolder } from '../../scripts/test/memory-folder.mjs';

it.each([
  ['a folder on a disk', '/usr'],
  ['another kind of file system', '/proc'],
  ['nothing', '/no/such/folder'],
])('takes %s for no disk in memory', (_what, folder) => {
  expect(memoryFolder(folder)).toBeNull();
});
