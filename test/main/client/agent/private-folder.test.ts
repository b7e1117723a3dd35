import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { privateFolder } from '#main/client/agent/private-folder';

let runtime: string;
beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'daypass-runtime-'));
  // The fallback, too, must stay inside this test.
  vi.stubEnv('TMPDIR', runtime);
});
afterEach(() => rmSync(runtime, { recursive: true }));

const mode = (path: string): number => statSync(path).mode & 0o777;

describe('the folder of the sockets', () => {
  it('is made for its owner alone, and found again', async () => {
    const folder = await privateFolder({ XDG_RUNTIME_DIR: runtime });
    expect(folder).toBe(join(runtime, 'daypass'));
    expect(mode(folder)).toBe(0o700);
    expect(await privateFolder({ XDG_RUNTIME_DIR: runtime })).toBe(folder);
  });

  it('is in the temporary folder where there is no runtime folder', async () => {
    const folder = await privateFolder({});
    expect(folder.startsWith(join(runtime, 'daypass-'))).toBe(true);
    expect(mode(folder)).toBe(0o700);
  });

  it('is another one where others may enter, or a link lies in its place', async () => {
    const expected = join(runtime, 'daypass');
    mkdirSync(expected, { mode: 0o700 });
    chmodSync(expected, 0o755);
    const second = await privateFolder({ XDG_RUNTIME_DIR: runtime });
    expect(second).not.toBe(expected);
    chmodSync(expected, 0o700);
    rmSync(second, { recursive: true });
    symlinkSync(expected, second);
    const third = await privateFolder({});
    expect([expected, second]).not.toContain(third);
    expect(mode(third)).toBe(0o700);
  });
});
