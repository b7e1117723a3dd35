import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAgent } from '#main/client/agent/agent-server';
import { removeLeftovers } from '#main/client/stock/leftovers';
import { writePrivateFile } from '#main/client/stock/private-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'daypass-leftovers-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

describe('what a killed process left', () => {
  it('goes; what belongs to an agent that answers stays, and so does what is not ours', async () => {
    const [dead, alive] = [randomUUID(), randomUUID()];
    for (const id of [dead, alive])
      for (const ending of ['known_hosts', 'config']) writeFileSync(path(`${id}.${ending}`), 'x');
    // A socket file on which nobody listens is what is left of a killed process.
    writeFileSync(path(`${dead}.agent`), '');
    writeFileSync(path(`${dead}.config.${randomUUID()}.part`), 'half');
    writeFileSync(path('notes.config'), 'mine');
    const agent = await startAgent(path(`${alive}.agent`), () => null);
    await removeLeftovers(folder);
    const left = [`${alive}.agent`, `${alive}.config`, `${alive}.known_hosts`, 'notes.config'];
    expect(readdirSync(folder).toSorted()).toEqual(left.toSorted());
    await agent.close();
  });
});

describe('a private file', () => {
  it('is for its owner alone, and takes the place of a link without following it', async () => {
    writeFileSync(path('elsewhere'), 'precious');
    symlinkSync(path('elsewhere'), path('file'));
    await writePrivateFile(path('file'), 'ours');
    expect(readFileSync(path('file'), 'utf8')).toBe('ours');
    expect(statSync(path('file')).mode & 0o777).toBe(0o600);
    expect(readFileSync(path('elsewhere'), 'utf8')).toBe('precious');
  });

  it('leaves nothing half written', async () => {
    const missing = path('none/file');
    await expect(writePrivateFile(missing, 'x')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(missing)).toBe(false);
    await writePrivateFile(path('file'), 'x');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
