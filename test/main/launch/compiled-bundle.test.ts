import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadBundle } from '#main/launch/compiled-bundle';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'daypass-bundle-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'bundle.cjs');
const cache = () => join(folder, 'cache');
const cached = () => readdirSync(cache());
const onlyFile = () => join(cache(), cached()[0] ?? '');

/** A bundle that tells `said` which word it carries, and from which folder it runs. */
function writeBundle(word: string): void {
  const code = `const { basename } = require('node:path');
    globalThis.said = basename(__dirname) && [${JSON.stringify(word)}, basename(__filename), typeof module.exports];`;
  writeFileSync(path(), code);
}

function said(): unknown {
  const global = globalThis as { said?: unknown };
  const told = global.said;
  delete global.said;
  return told;
}

function start(at: string | null = cache()) {
  const bundle = loadBundle(path(), at);
  bundle.run();
  bundle.keep();
  return { fromCache: bundle.fromCache, said: said() };
}

describe('loadBundle', () => {
  it('runs a bundle as Node does, and the second time from the cache', () => {
    writeBundle('one');
    const told = ['one', 'bundle.cjs', 'object'];
    expect(start()).toEqual({ fromCache: false, said: told });
    expect(start()).toEqual({ fromCache: true, said: told });
    expect(cached()).toHaveLength(1);
  });

  it('never runs what another bundle left, also one of the same length, and keeps one for each', () => {
    writeBundle('one');
    start();
    writeBundle('two');
    expect(start()).toEqual({ fromCache: false, said: ['two', 'bundle.cjs', 'object'] });
    expect(cached()).toHaveLength(1);
  });

  it('runs it once, also where a part that is loaded later asks for it', () => {
    writeFileSync(
      path(),
      "globalThis.said = (globalThis.said ?? 0) + 1; exports.word = 'one'; exports.part = () => require('./part.cjs');",
    );
    writeFileSync(join(folder, 'part.cjs'), "exports.word = require('./bundle.cjs').word;");
    loadBundle(path(), null).run();
    const { part } = createRequire(path())('./bundle.cjs') as { part: () => { word: string } };
    expect(part().word).toBe('one');
    expect(said()).toBe(1);
  });

  it('compiles anew when the cache is damaged', () => {
    writeBundle('one');
    start();
    const whole = readFileSync(onlyFile());
    writeFileSync(onlyFile(), whole.subarray(0, whole.length / 2));
    expect(start()).toMatchObject({ fromCache: false, said: ['one', 'bundle.cjs', 'object'] });
    expect(start()).toMatchObject({ fromCache: true });
  });

  it.each([
    ['file', onlyFile],
    ['folder', cache],
  ])('takes nothing from a %s that others may write', (_what, place) => {
    writeBundle('one');
    start();
    chmodSync(place(), 0o777);
    expect(start()).toMatchObject({ fromCache: false });
  });

  it('works without a folder, and where the cache cannot be written', () => {
    writeBundle('one');
    expect(start(null)).toMatchObject({ fromCache: false, said: ['one', 'bundle.cjs', 'object'] });
    writeFileSync(cache(), 'a file, not a folder');
    expect(start()).toMatchObject({ fromCache: false, said: ['one', 'bundle.cjs', 'object'] });
  });
});
