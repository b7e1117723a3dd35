import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../helpers/sshd';
import { setUpForwarding } from '../helpers/gateway/forwarding-setup';
import { exchange } from '../helpers/gateway/run-tool';

const setUp = setUpForwarding();
const { hold, forbid } = setUp;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Until nobody listens there any more: `ssh -O cancel` does not wait for the answer. */
async function refuses(port: number): Promise<void> {
  for (let error = ''; !error.includes('ECONNREFUSED');)
    error = await exchange(port, '').then(
      () => '',
      (failure: unknown) => String(failure),
    );
}

describe('remote forwarding', () => {
  it('passes on what connects at the node, on a chosen and on a given port, until it is cancelled', async () => {
    const control = join(setUp.folder, 'c');
    const held = await hold('-M', '-S', control, '-R', `127.0.0.1:0:127.0.0.1:${setUp.echo.port}`);
    const chosen = Number(/Allocated port (\d+)/.exec(held.stderr())?.[1]);
    const bytes = randomBytes(1_000_001);
    expect(sha256(await exchange(chosen, bytes))).toBe(sha256(bytes));
    const given = await freePort();
    const more = ['-R', `127.0.0.1:${given}:127.0.0.1:${setUp.echo.port}`];
    const mux = (what: string) =>
      setUp.rig.ssh.run(setUp.rig.target, undefined, {
        options: ['-S', control, '-O', what, ...more],
      });
    expect((await mux('forward')).code).toBe(0);
    expect((await exchange(given, 'hello')).toString()).toBe('hello');
    expect((await mux('cancel')).code).toBe(0);
    await refuses(given);
    expect((await exchange(chosen, 'still')).toString()).toBe('still');
    expect(setUp.rig.keeper.recorded('forwarded')).toContainEqual(
      expect.objectContaining({ direction: 'remote', host: '127.0.0.1', port: given }),
    );
  });

  it('lets the node listen on a socket', async () => {
    const path = join(setUp.folder, 'socket');
    await hold('-R', `${path}:127.0.0.1:${setUp.echo.port}`);
    expect((await exchange(path, 'hello')).toString()).toBe('hello');
  });

  it('is refused with the role and its rule, on the error output of the session', async () => {
    const sentence = 'No port is opened for you: role ops-read says port_forwarding: false.';
    forbid('remoteForwarding', sentence);
    const port = await freePort();
    const held = await hold('-R', `127.0.0.1:${port}:127.0.0.1:${setUp.echo.port}`);
    expect(held.stderr()).toContain(sentence);
    await expect(exchange(port, 'hello')).rejects.toThrow('ECONNREFUSED');
  });

  it('ends when a role says no: the node listens no more', async () => {
    const port = await freePort();
    await hold('-R', `127.0.0.1:${port}:127.0.0.1:${setUp.echo.port}`);
    expect((await exchange(port, 'hello')).toString()).toBe('hello');
    forbid('remoteForwarding', 'No.');
    setUp.rig.keeper.change();
    for (let open = true; open;)
      open = await exchange(port, '').then(
        () => true,
        () => false,
      );
  });
});
