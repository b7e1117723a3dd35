import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
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
import { openOwnSshConfig } from '#main/desktop/own-ssh-config';
import { includeText, keepSshInclude } from '#main/desktop/ssh-include';
import type { ProfileState } from '#shared/ipc/app-state';
import { aProfileState } from '../../helpers/window-builders';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'daypass-home-'))));
afterEach(() => rmSync(home, { recursive: true }));

const theirs = 'Host *\n  User root\n';
const path = (...parts: string[]): string => join(home, ...parts);
const own = (include = path('app', 'ssh', 'config')) => openOwnSshConfig(home, include);

function have(text: string, mode = 0o600): void {
  mkdirSync(path('.ssh'), { mode: 0o700, recursive: true });
  writeFileSync(path('.ssh/config'), text);
  chmodSync(path('.ssh/config'), mode);
}
const now = (): string => readFileSync(path('.ssh/config'), 'utf8');
const refused = expect.objectContaining({ code: 'conflict' }) as unknown;

function stock(suffix: string, config: string): ProfileState {
  const base = aProfileState();
  if (!base.stockSsh) throw new Error('The profile of the tests is signed in');
  return { ...base, stockSsh: { ...base.stockSsh, suffix, config } };
}

describe('the person’s own ssh_config', () => {
  it.each(['', theirs, `${theirs}no newline at the end`])(
    'gets the include in front, once, and is as it was (%j) when it is taken away',
    async (text) => {
      have(text, 0o640);
      await own().add();
      await own().add();
      expect(await own().isAdded()).toBe(true);
      expect(now()).toBe(`${own().lines}\n${text}`);
      expect(statSync(path('.ssh/config')).mode & 0o777).toBe(0o640);
      await own().remove();
      expect(await own().isAdded()).toBe(false);
      if (text !== '') expect(now()).toBe(text);
    },
  );

  it('is made for its owner alone where there is none, and goes again', async () => {
    await own().add();
    expect(statSync(path('.ssh')).mode & 0o777).toBe(0o700);
    expect(statSync(path('.ssh/config')).mode & 0o777).toBe(0o600);
    await own().remove();
    expect(readdirSync(path('.ssh'))).toEqual([]);
    await own().remove();
  });

  it('keeps what was written around the include since', async () => {
    have(theirs);
    await own().add();
    have(`# mine\n${now()}`);
    await own().remove();
    expect(now()).toBe(`# mine\n\n${theirs}`);
  });

  it('leads ssh to what is signed in, and leaves the rest', async () => {
    const app = keepSshInclude(path('app'), (error) => {
      throw error;
    });
    writeFileSync(path('one.config'), 'Host daypass-demo\n  Port 3023\n', { mode: 0o600 });
    app.follow([stock('demo', path('one.config'))]);
    have(theirs);
    await openOwnSshConfig(home, app.path).add();
    const ask = (host: string): string =>
      execFileSync('ssh', ['-G', '-F', path('.ssh/config'), host], { encoding: 'utf8' });
    expect(ask('daypass-demo')).toContain('port 3023\n');
    expect(ask('other')).toMatch(/user root\n[^]*port 22\n/);
    app.close();
    expect(ask('daypass-demo')).toContain('port 22\n');
  });

  it('is not followed by a link, nor changed through another name', async () => {
    mkdirSync(path('.ssh'), { mode: 0o700 });
    writeFileSync(path('elsewhere'), theirs, { mode: 0o600 });
    symlinkSync(path('elsewhere'), path('.ssh/config'));
    await expect(own().add()).rejects.toEqual(refused);
    rmSync(path('.ssh/config'));
    linkSync(path('elsewhere'), path('.ssh/config'));
    await expect(own().add()).rejects.toEqual(refused);
    expect(readFileSync(path('elsewhere'), 'utf8')).toBe(theirs);
  });

  it('is not touched where its folder is a link, or others may change it or the folder', async () => {
    mkdirSync(path('real'), { mode: 0o700 });
    symlinkSync(path('real'), path('.ssh'));
    await expect(own().add()).rejects.toEqual(refused);
    expect(readdirSync(path('real'))).toEqual([]);
    rmSync(path('.ssh'));
    have(theirs, 0o666);
    await expect(own().add()).rejects.toEqual(refused);
    chmodSync(path('.ssh/config'), 0o600);
    chmodSync(path('.ssh'), 0o777);
    await expect(own().add()).rejects.toEqual(refused);
    expect(now()).toBe(theirs);
  });

  it('gets no path that ssh would read otherwise', async () => {
    for (const name of ['a"b', 'a*', 'a?', 'a$b', 'a%h', 'a\nHost *'])
      await expect(own(path(name)).add()).rejects.toEqual(refused);
    expect(existsSync(path('.ssh'))).toBe(false);
  });
});

describe('the file to include', () => {
  it('leads to each cluster once: of two users of one, to the first', () => {
    const text = includeText([
      stock('demo', '/run/a.config'),
      stock('demo', '/run/b.config'),
      stock('prod', '/run/c.config'),
      { ...aProfileState(), stockSsh: null },
      stock('odd', '/run/*.config'),
    ]);
    const lines = text.split('\n').filter((line) => line.startsWith('Include'));
    expect(lines).toEqual(['Include "/run/a.config"', 'Include "/run/c.config"']);
  });

  it('is empty from the start, whatever a killed app left, and once the app ends', () => {
    mkdirSync(path('ssh'));
    writeFileSync(path('ssh/config'), 'Include "/stale"\n');
    const app = keepSshInclude(home, (error) => {
      throw error;
    });
    const text = (): string => readFileSync(app.path, 'utf8');
    expect(text()).not.toContain('Include');
    app.follow([stock('demo', '/run/a.config')]);
    expect(text()).toContain('Include "/run/a.config"');
    expect(statSync(app.path).mode & 0o777).toBe(0o600);
    app.follow([]);
    expect(text()).not.toContain('Include');
    app.follow([stock('demo', '/run/a.config')]);
    app.close();
    app.follow([stock('demo', '/run/a.config')]);
    expect(text()).not.toContain('Include');
  });
});
