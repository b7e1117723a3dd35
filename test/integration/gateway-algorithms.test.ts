import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';

let rig: GatewayRig;
beforeAll(async () => {
  rig = await startGatewayRig();
});
afterAll(() => rig.close());

const run = (...options: string[]) => rig.ssh.run(rig.target, 'echo in', { options });

it('agrees with a stock client on current algorithms and strict key exchange', async () => {
  const { stdout, stderr } = await run('-vvv');
  expect(stdout.toString()).toBe('in\n');
  expect(stderr).toMatch(/kex: algorithm: curve25519-sha256\b/);
  expect(stderr).toContain('kex: host key algorithm: ssh-ed25519');
  for (const way of ['server->client', 'client->server'])
    expect(stderr).toContain(`kex: ${way} cipher: aes128-gcm@openssh.com MAC: <implicit>`);
  expect(stderr).toMatch(/strict KEX/i);
});

it.each([
  ['a key exchange by SHA-1', 'KexAlgorithms=diffie-hellman-group14-sha1'],
  ['a key exchange by a finite field', 'KexAlgorithms=diffie-hellman-group16-sha512'],
  ['a cipher in counter mode', 'Ciphers=aes128-ctr'],
  ['an old cipher', 'Ciphers=aes128-cbc'],
  ['an RSA host key', 'HostKeyAlgorithms=rsa-sha2-256,ssh-rsa'],
])('agrees to nothing with who offers only %s', async (_what, option) => {
  const { stdout, stderr, code } = await run('-o', option);
  expect([stdout.toString(), code]).toEqual(['', 255]);
  expect(stderr).toMatch(/no matching .* found/i);
});

it('compresses nothing, also for who asks for it', async () => {
  const { stdout, stderr } = await run('-C', '-v');
  expect(stdout.toString()).toBe('in\n');
  expect(stderr).toContain('compression: none');
});

it('changes keys in the middle of a transfer, as often as the client wants', async () => {
  const bytes = Buffer.alloc(8_000_000, 'rekey ');
  const { stdout, stderr } = await rig.ssh.run(rig.target, 'cat', {
    options: ['-v', '-o', 'RekeyLimit=1M'],
    input: bytes,
  });
  expect(stdout.equals(bytes)).toBe(true);
  expect(stderr.match(/SSH2_MSG_NEWKEYS received/g)?.length).toBeGreaterThan(4);
});
