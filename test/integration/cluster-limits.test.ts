import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';

let rig: ClusterRig;
const sockets: Socket[] = [];
beforeEach(async () => {
  rig = await startClusterRig();
});
// The rig says on closing when the cluster took something for a bug of its own.
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await rig.close();
});

function place(): { readonly host: string; readonly port: number } {
  const [host = '', port = ''] = rig.cluster.info.apiAddress.split(':');
  return { host, port: Number(port) };
}

async function overTls(localAddress = '127.0.0.1'): Promise<Socket> {
  const plain = connect({ ...place(), localAddress });
  const socket = connectTls({ socket: plain, rejectUnauthorized: false });
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  return socket;
}

it('answers an address that is none as one that is not there', async () => {
  const socket = await overTls();
  socket.write('GET // HTTP/1.1\r\nhost: cluster\r\nconnection: close\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 404 /);
});

it('takes nothing amiss when a caller goes away in the middle of a body', async () => {
  const socket = await overTls();
  const head = 'POST /v1/cluster.info HTTP/1.1\r\nhost: cluster\r\ncontent-type: application/json';
  await new Promise((written) =>
    socket.write(`${head}\r\ncontent-length: 100\r\n\r\n{`, () => written(null)),
  );
  const nobody = await rig.nobody();
  await nobody.call('cluster.info', {});
  socket.destroy();
  await once(socket, 'close');
  await nobody.call('cluster.info', {});
});

it('does not let one address take all connections', async () => {
  const closed = new Promise<void>((resolve) => {
    let left = 20;
    for (let index = 0; index < 270; index++) {
      const socket = connect(place());
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => --left === 0 && resolve());
    }
  });
  await closed;
  expect(sockets.slice(0, 200).filter((socket) => socket.destroyed)).toEqual([]);
  await overTls('127.0.0.2');
});

it('does not let one user take all event streams', async () => {
  const alice = await rig.signedIn('alice');
  const open = await Promise.all(Array.from({ length: 25 }, () => alice.events()));
  await Promise.all(open.map((stream) => stream.find((event) => event.type === 'hello')));
  const refused = await alice.get('/v1/events');
  expect(JSON.parse(refused.body)).toMatchObject({ code: 'limit_exceeded' });
  const bob = await rig.signedIn('bob');
  const his = await bob.events();
  await his.find((event) => event.type === 'hello');
  for (const stream of [...open, his]) stream.close();
});
