import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { probeNode } from '#main/proxy/probe-node';
import { createTunnels } from '#main/proxy/tunnels';

import { listen } from '#main/ssh/listen';
import { freePort, startSshd, type Sshd } from '../helpers/sshd';

const host = '127.0.0.1';

const probe = (address: { readonly host: string; readonly port: number }) =>
  probeNode({ id: crypto.randomUUID(), tunnel: false, ...address }, createTunnels());

let sshd: Sshd;
const servers: Server[] = [];
beforeAll(async () => {
  sshd = await startSshd({ lines: [] });
});
afterAll(async () => {
  await sshd.close();
  for (const server of servers) server.close();
});

/** A server that says this and closes. */
async function saying(words: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(words);
  });
  servers.push(server);
  return listen(server, { host, port: 0 });
}

it('finds a real sshd, and how long it took', async () => {
  const result = await probe({ host, port: sshd.port });
  expect(result).toEqual({ ok: true, value: expect.any(Number) as number });
});

it('takes lines before the identification for what they are', async () => {
  const port = await saying('Welcome\r\nto iot\r\nSSH-2.0-x\r\n');
  expect((await probe({ host, port })).ok).toBe(true);
});

it.each([
  ['HTTP/1.1 400 Bad Request\r\n\r\n', 'it closed the connection at once'],
  ['', 'it closed the connection at once'],
  ['SSH-1.5-old\r\n', 'it closed the connection at once'],
  ['x'.repeat(9_000), 'it does not answer as an SSH server'],
])('is not taken in by %j', async (words, error) => {
  expect(await probe({ host, port: await saying(words) })).toEqual({ ok: false, error });
});

it('says why there is nothing', async () => {
  const error = 'the connection was refused';
  expect(await probe({ host, port: await freePort() })).toEqual({ ok: false, error });
  const result = await probe({ host: 'no-such-host.invalid', port: 22 });
  expect(result).toEqual({ ok: false, error: 'its host name is not known' });
});
