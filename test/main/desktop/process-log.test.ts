import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProcessLog, redact } from '#main/desktop/process-log';

describe('redact', () => {
  it.each([
    '-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----\nc2VjcmV0',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIc2VjcmV0c2VjcmV0c2VjcmV0',
    'open daypass://join?address=h:1&pin=sha256:00#c2VjcmV0',
    '{"password":"c2VjcmV0"}',
    "password: 'c2VjcmV0'",
    'masterKey=c2VjcmV0',
  ])('takes the secret out of %s', (text) => {
    expect(redact(text)).not.toContain('c2VjcmV0');
  });

  it('leaves the rest as it is', () => {
    const text = 'Listening on 127.0.0.1:3080, 3 roles, sha256:0123';
    expect(redact(text)).toBe(text);
  });
});

describe('the log file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'daypass-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has a line for each line, with the time and who said it, for this account alone', () => {
    const file = join(folder, 'logs', 'daypass.log');
    openProcessLog(file, () => 0).write('client', 'one\ntwo\n\n');
    expect(readFileSync(file, 'utf8')).toBe(
      '1970-01-01T00:00:00.000Z client: one\n1970-01-01T00:00:00.000Z client: two\n',
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('shows no control characters as they are, and cuts what is too long', () => {
    const file = join(folder, 'daypass.log');
    const log = openProcessLog(file, () => 0);
    log.write('cluster', 'closed: \u001b[2J\u202egnp.exe\r\nnext\ttab');
    log.write('cluster', 'x'.repeat(100_000));
    const [first, second, third] = readFileSync(file, 'utf8').split('\n');
    expect(first).toBe('1970-01-01T00:00:00.000Z cluster: closed: \ufffd[2J\ufffdgnp.exe');
    expect(second).toBe('1970-01-01T00:00:00.000Z cluster: next\ttab');
    expect(third?.length).toBeLessThan(5_000);
  });

  it('starts a new file above 1 MB and keeps three older ones', () => {
    const file = join(folder, 'daypass.log');
    const log = openProcessLog(file, () => 0);
    const much = `${'x'.repeat(4_000)}\n`.repeat(150);
    for (let index = 0; index < 9; index++) log.write('client', `${index}${much}`);
    expect(readdirSync(folder).toSorted()).toEqual([
      'daypass.log',
      'daypass.log.1',
      'daypass.log.2',
      'daypass.log.3',
    ]);
    expect(readFileSync(file, 'utf8')).toContain('client: 8x');
    expect(readFileSync(`${file}.1`, 'utf8')).toContain('client: 7x');
  });

  it('never fails for want of a disk', () => {
    expect(() => openProcessLog('/dev/null/x.log', () => 0).write('a', 'b')).not.toThrow();
  });
});
