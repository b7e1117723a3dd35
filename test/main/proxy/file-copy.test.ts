import { describe, expect, it } from 'vitest';
import { isFileCopy } from '#main/proxy/file-copy';

const exec = (command: string) => isFileCopy({ type: 'exec', command });

describe('a copy of files', () => {
  it('is SFTP', () => {
    expect(isFileCopy({ type: 'subsystem', name: 'sftp' })).toBe(true);
    expect(isFileCopy({ type: 'shell' })).toBe(false);
  });

  it.each([
    'scp -t /tmp',
    'scp -f x',
    'scp -v -r -t -- x',
    'scp -rpt x',
    '/usr/bin/scp -t x',
    '"scp" -t x',
    's\\cp -t x',
    'exec scp -t x',
    'env A=1 scp -f x',
    'cd /tmp && scp -t .',
    'sudo -n rsync --server -vlogDtpre.iLsfxC . x',
    'rsync --server --sender . x',
    '/usr/lib/openssh/sftp-server',
    'exec /usr/libexec/sftp-server -l INFO',
    'sh -c "true; /usr/lib/ssh/sftp-server"',
    '$(rsync --server . x)',
  ])('is %s', (command) => expect(exec(command)).toBe(true));

  it.each([
    'ls -t scp',
    'scp a b:c',
    'rsync -a a b',
    'echo scp -t',
    'cat scp -f',
    'man sftp-server',
    'git-upload-pack repository',
    '',
  ])('is not %s', (command) => expect(exec(command)).toBe(false));
});
